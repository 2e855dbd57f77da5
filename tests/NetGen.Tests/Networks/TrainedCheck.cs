using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>Trains a network as PyTorch did, and compares every tensor after every step, the losses, and outputs in evaluation mode.</summary>
internal static class TrainedCheck
{
    /// <summary>A loop as a user would write it.</summary>
    public static void Hold<TSelf, T>(string file, string name, double tolerance)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TrainedVectors vectors = TrainedVectors.Read(file, name);
        TSelf network = TSelf.Create(1);
        Write<TSelf, T>(network, vectors.Initial);
        Gradients<T> gradients = network.CreateGradients();
        OptimizerState<T> optimizer = new Sgd(0.05, momentum: 0.9).CreateState<T>(gradients.Values.Length);
        (T[] inputs, T[] targets) = (Narrow<T>(vectors.Inputs), Narrow<T>(vectors.Targets));
        (int inputSplit, int targetSplit) = (TrainedVectors.FirstBatch * TSelf.Info.InputSize, TrainedVectors.FirstBatch * TSelf.Info.OutputSize);
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

    public static void Write<TSelf, T>(TSelf network, IReadOnlyDictionary<string, double[]> tensors)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(tensors.Keys.Order(), TSelf.Info.Tensors.Select(t => t.Name).Order());
        foreach ((string name, double[] values) in tensors)
        {
            network.Parameters.Write(name, Narrow<T>(values));
        }
    }

    public static void HoldTensors<TSelf, T>(TSelf network, IReadOnlyDictionary<string, double[]> expected, double tolerance)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Assert.All(expected, tensor =>
    {
        var actual = new T[tensor.Value.Length];
        network.Parameters.Read(tensor.Key, actual);
        Assert.InRange(Error(actual, tensor.Value), 0, tolerance);
    });

    /// <summary>Two runs had the same losses and left the same parameters.</summary>
    public static void HoldSame<TActual, TExpected>(History actual, TActual network, History expected, TExpected other, double tolerance)
        where TActual : class, INetwork<TActual, double>
        where TExpected : class, INetwork<TExpected, double>
    {
        Assert.NotEmpty(expected.Losses);
        Assert.Equal(expected.Losses.Count, actual.Losses.Count);
        Assert.All(expected.Losses.Zip(actual.Losses), pair => Assert.Equal(pair.First, pair.Second, tolerance));
        Assert.InRange(Error(Storage(network), Storage(other)), 0, tolerance);
    }

    /// <summary>All parameters and buffers as they are in memory.</summary>
    public static double[] Storage<TSelf>(TSelf network)
        where TSelf : class, INetwork<TSelf, double> => network.Parameters.Storage.ToArray();

    public static double Error<T>(T[] actual, double[] expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        actual.Zip(expected, (a, e) => Math.Abs(double.CreateChecked(a) - e)).Max() / Math.Max(1e-3, expected.Max(Math.Abs));

    private static T[] Narrow<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values, T.CreateChecked);
}
