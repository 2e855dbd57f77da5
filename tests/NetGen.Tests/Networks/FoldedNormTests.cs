using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>
/// A <c>BatchNorm</c> in the weights of the layer before it: after every change of a tensor, evaluation gives the numbers of plain code, which folds
/// nothing.
/// </summary>
public class FoldedNormTests
{
    private const int Rows = 12;
    private const float Tolerance = 2e-5f;

    [Fact]
    public void WhichNormsAreFolded()
    {
        Assert.Equal(
            [("conv2D1", "batchNorm1"), ("conv2D2", "batchNorm2"), ("depthwiseConv2D1", "batchNorm3"), ("dense1", "batchNorm4")], Folded.Info.Folded.Select(f => (f.Layer, f.Norm)));
        Assert.Empty(NothingFolded.Info.Folded);
        Assert.Empty(Unfolded.Info.Folded);
    }

    [Fact]
    public void AfterCreation() => Agrees(_ => { });

    [Fact]
    public void AfterFit() => Agrees(network => network.Fit(Data(), new TrainingOptions { Epochs = 2, BatchSize = 5 }));

    [Fact]
    public void AfterStep() => Agrees(network =>
    {
        Gradients<float> gradients = network.CreateGradients();
        network.Step(Samples.Inputs<Folded, float>(Rows), Samples.Targets<Folded, float>(Rows), gradients, new Adam(0.01).CreateState<float>(gradients.Values.Length));
    });

    [Fact]
    public void AfterRunningStatistics() => Agrees(network =>
    {
        Gradients<float> gradients = network.CreateGradients();
        network.ComputeGradients(Samples.Inputs<Folded, float>(Rows), Samples.Targets<Folded, float>(Rows), gradients);
        gradients.UpdateBuffers(network);
    });

    [Fact]
    public void AfterLBfgs() => Agrees(network => new LBfgs(maxIterations: 2).Fit<Folded, float>(network, Data()));

    [Fact]
    public void AfterAdapt() => Agrees(network => network.Adapt(Data()));

    [Theory]
    [InlineData("conv2D1.weight")]
    [InlineData("conv2D2.bias")]
    [InlineData("batchNorm1.weight")]
    [InlineData("batchNorm1.bias")]
    [InlineData("batchNorm2.running_mean")]
    [InlineData("batchNorm3.running_var")]
    public void AfterWriteTensor(string name) => Agrees(network => network.WriteTensor(name, Numbers(name, from: 0.5f)));

    [Fact]
    public void AfterRestore()
    {
        var file = new MemoryStream();
        Trained(seed: 2).Save(file);
        Agrees(network => network.Restore(new MemoryStream(file.ToArray())));
    }

    /// <summary>A loop by hand, which writes to the trained part of the flat buffer.</summary>
    [Fact]
    public void AfterAnUpdateByHand() => Agrees(network =>
    {
        foreach (ref float parameter in ((INetwork<Folded, float>)network).Parameters.Trainable)
        {
            parameter *= 1.5f;
        }
    });

    /// <summary>Validation within <c>Fit</c> sees the tensors of its epoch.</summary>
    [Fact]
    public void ValidationSeesCurrentValues()
    {
        var options = new TrainingOptions { Epochs = 3, BatchSize = 5, Optimizer = new Sgd(0.05), Validation = Data() };
        History folded = new Folded(seed: 1).Fit(Data(), options);
        History unfolded = new Unfolded(seed: 1).Fit(Data(), options);
        Assert.All(folded.ValidationLosses.Zip(unfolded.ValidationLosses), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
        Assert.Equal(3, folded.ValidationLosses.Distinct().Count());
    }

    [Fact]
    public void FilesHoldWhatIsDeclared()
    {
        Folded network = Trained(seed: 1);
        (var before, var after) = (new MemoryStream(), new MemoryStream());
        network.Save(before);
        network.Predict(Samples.Inputs<Folded, float>(1), new float[Folded.OutputSize]);
        network.Save(after);
        Assert.Equal(before.ToArray(), after.ToArray());
        Assert.Equal(Unfolded.Info.Tensors.Select(t => t.Name), Folded.Info.Tensors.Select(t => t.Name));
        Unfolded.Load(new MemoryStream(after.ToArray()));
    }

    /// <summary>The first evaluation after a change may be several at once.</summary>
    [Fact]
    public void ManyThreadsPredictAfterAChange()
    {
        Folded network = Trained(seed: 1);
        float[] inputs = Samples.Inputs<Folded, float>(1);
        float[][] weights = [Numbers("conv2D1.weight", from: 0.5f), Numbers("conv2D1.weight", from: -0.5f)];
        float[][] expected = [.. weights.Select(w =>
        {
            network.WriteTensor("conv2D1.weight", w);
            return Predicted(network, inputs);
        })];
        for (int turn = 0; turn < 200; turn++)
        {
            network.WriteTensor("conv2D1.weight", weights[turn % 2]);
            using var start = new Barrier(4);
            Task<float[]>[] tasks = [.. Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return Predicted(network, inputs);
                },
                TaskCreationOptions.LongRunning))];
            Assert.All(tasks, task => Assert.Equal(expected[turn % 2], task.GetAwaiter().GetResult()));
        }
    }

    /// <summary>Whatever a change was, the numbers are those of a plain network with the same tensors.</summary>
    private static void Agrees(Action<Folded> change)
    {
        Folded network = Trained(seed: 1);
        float[] inputs = Samples.Inputs<Folded, float>(Rows);
        float[] targets = Samples.Targets<Folded, float>(Rows);
        Predicted(network, inputs);
        change(network);

        var plain = new Unfolded();
        foreach (TensorInfo tensor in Folded.Info.Tensors)
        {
            float[] values = new float[tensor.ElementCount];
            network.ReadTensor(tensor.Name, values);
            plain.WriteTensor(tensor.Name, values);
        }

        float[] expected = new float[Rows * Folded.OutputSize];
        plain.Predict(inputs, expected);
        Near(expected, Predicted(network, inputs));
        Near(expected[..Folded.OutputSize], Predicted(network, inputs[..Folded.InputSize]));
        Near([plain.Evaluate(inputs, targets)], [network.Evaluate(inputs, targets)]);
    }

    private static void Near(float[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance * Math.Max(1, Math.Abs(pair.First))));

    private static float[] Predicted(Folded network, float[] inputs)
    {
        float[] outputs = new float[inputs.Length / Folded.InputSize * Folded.OutputSize];
        network.Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>With statistics and norms that are not those of a new network.</summary>
    private static Folded Trained(int seed)
    {
        var network = new Folded(seed);
        network.Fit(Data(), new TrainingOptions { Epochs = 2, BatchSize = 6, Optimizer = new Adam(0.05) });
        return network;
    }

    private static Dataset Data() => Dataset.From(
        Samples.Inputs<Folded, float>(Rows), Folded.InputSize, Samples.Targets<Folded, float>(Rows), Folded.OutputSize);

    private static float[] Numbers(string tensor, float from) =>
        [.. Enumerable.Range(0, Folded.Info.Tensors.Single(t => t.Name == tensor).ElementCount).Select(i => from + (0.25f * MathF.Sin(i)))];
}
