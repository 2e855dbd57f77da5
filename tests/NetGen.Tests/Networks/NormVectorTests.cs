using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>Networks with normalisation against PyTorch: every tensor after every step, running statistics among them, and evaluation with
/// these.</summary>
public class NormVectorTests
{
    [Fact]
    public void BatchesNormaliseAsPyTorchs()
    {
        Hold<BatchNormed, double>("batch", 1e-10);
        Hold<PlainBatchNormed, double>("batch", 1e-10);
        Hold<SingleBatchNormed, float>("batch", 2e-5);
    }

    [Fact]
    public void BatchesOfRowsNormaliseAsPyTorchs()
    {
        Hold<RowsBatchNormed, double>("batchOfRows", 1e-10);
        Hold<PlainRowsBatchNormed, float>("batchOfRows", 2e-5);
    }

    [Fact]
    public void RowsNormaliseAsPyTorchs()
    {
        Hold<RowNormed, double>("rows", 1e-10);
        Hold<PlainRowNormed, float>("rows", 2e-5);
    }

    /// <summary>Nine rows by four: the last one alone joins the second batch, as the script has it.</summary>
    [Fact]
    public void FitCutsAndUpdatesTheSame()
    {
        NormVectors vectors = NormVectors.Read("batch");
        var network = new BatchNormed();
        Write<BatchNormed, double>(network, vectors.Initial);
        History history = network.Fit(
            new Dataset(vectors.Inputs, BatchNormed.InputSize, vectors.Targets, BatchNormed.OutputSize),
            new TrainingOptions { Epochs = 3, BatchSize = NormVectors.FirstBatch, Shuffle = false, Optimizer = new Sgd(0.05, momentum: 0.9) });
        HoldTensors<BatchNormed, double>(network, vectors.After[^1], 1e-10);
        double[] losses = [.. vectors.Losses.Chunk(2).Select(l => ((l[0] * 4) + (l[1] * 5)) / 9)];
        Assert.InRange(Error<double>([.. history.Losses], losses), 0, 1e-10);
    }

    /// <summary>A loop as a user would write it.</summary>
    private static void Hold<TSelf, T>(string name, double tolerance)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NormVectors vectors = NormVectors.Read(name);
        TSelf network = TSelf.Create(1);
        Write<TSelf, T>(network, vectors.Initial);
        Gradients<T> gradients = network.CreateGradients();
        OptimizerState<T> optimizer = new Sgd(0.05, momentum: 0.9).CreateState<T>(gradients.Values.Length);
        (T[] inputs, T[] targets) = (Narrow<T>(vectors.Inputs), Narrow<T>(vectors.Targets));
        (int inputSplit, int targetSplit) = (NormVectors.FirstBatch * TSelf.Info.InputSize, NormVectors.FirstBatch * TSelf.Info.OutputSize);
        for (int step = 0; step < vectors.After.Count; step++)
        {
            T loss = step % 2 == 0
                ? network.ComputeGradients(inputs.AsSpan(0, inputSplit), targets.AsSpan(0, targetSplit), gradients)
                : network.ComputeGradients(inputs.AsSpan(inputSplit), targets.AsSpan(targetSplit), gradients);
            optimizer.Step(network.Parameters.Trainable, gradients.Values);
            gradients.UpdateBuffers(network);
            Assert.InRange(Error([loss], [vectors.Losses[step]]), 0, tolerance);
            HoldTensors<TSelf, T>(network, vectors.After[step], tolerance);
        }

        var outputs = new T[vectors.Outputs.Length];
        network.Predict(inputs, outputs);
        Assert.InRange(Error(outputs, vectors.Outputs), 0, tolerance);
        Assert.InRange(Error([network.Evaluate(inputs, targets)], [vectors.Evaluation]), 0, tolerance);
    }

    private static void Write<TSelf, T>(TSelf network, IReadOnlyDictionary<string, double[]> tensors)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(tensors.Keys.Order(), TSelf.Info.Tensors.Select(t => t.Name).Order());
        foreach ((string name, double[] values) in tensors)
        {
            network.Parameters.Write(name, Narrow<T>(values));
        }
    }

    private static void HoldTensors<TSelf, T>(TSelf network, IReadOnlyDictionary<string, double[]> expected, double tolerance)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Assert.All(expected, tensor =>
    {
        var actual = new T[tensor.Value.Length];
        network.Parameters.Read(tensor.Key, actual);
        Assert.InRange(Error(actual, tensor.Value), 0, tolerance);
    });

    private static double Error<T>(T[] actual, double[] expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        actual.Zip(expected, (a, e) => Math.Abs(double.CreateChecked(a) - e)).Max() / Math.Max(1e-3, expected.Max(Math.Abs));

    private static T[] Narrow<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values, T.CreateChecked);
}
