using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>Running statistics change by a training step and by nothing else.</summary>
public class BufferTests
{
    private const int Count = 12;

    private static readonly float[] Inputs = Samples.Inputs<SingleBatchNormed, float>(Count);

    private static readonly float[] Targets = Samples.Targets<SingleBatchNormed, float>(Count);

    [Fact]
    public void StatisticsStartAsPyTorchs()
    {
        var network = new SingleBatchNormed(seed: 3);
        Assert.All(Read(network, "batchNorm1.weight"), w => Assert.Equal(1, w));
        Assert.All(Read(network, "batchNorm1.bias"), b => Assert.Equal(0, b));
        Assert.All(Read(network, "batchNorm1.running_mean"), m => Assert.Equal(0, m));
        Assert.All(Read(network, "batchNorm1.running_var"), v => Assert.Equal(1, v));
        Assert.Equal(
            ["batchNorm1.running_mean", "batchNorm1.running_var"],
            SingleBatchNormed.Info.Tensors.Where(t => t.Kind == TensorKind.Buffer).Select(t => t.Name));
        Assert.Equal((3 * 10) + 10 + 20 + 22, SingleBatchNormed.ParameterCount);
    }

    [Fact]
    public void AGradientLeavesTheNetworkAsItWas()
    {
        var network = new SingleBatchNormed(seed: 3);
        float[] before = All(network);
        Gradients<float> gradients = network.CreateGradients();
        network.ComputeGradients(Inputs, Targets, gradients);
        Assert.Equal(before, All(network));
        gradients.UpdateBuffers(network);
        Assert.NotEqual(before, All(network));
    }

    /// <summary>A second call would count the batch twice.</summary>
    [Fact]
    public void AStepUpdatesOnce()
    {
        var network = new SingleBatchNormed(seed: 3);
        Gradients<float> gradients = network.CreateGradients();
        gradients.UpdateBuffers(network);
        Assert.Equal(All(new SingleBatchNormed(seed: 3)), All(network));
        network.ComputeGradients(Inputs, Targets, gradients);
        gradients.UpdateBuffers(network);
        network.WriteTensor("batchNorm1.running_mean", new float[10]);
        float[] once = All(network);
        gradients.UpdateBuffers(network);
        Assert.Equal(once, All(network));
    }

    [Fact]
    public void GradientsOnSeveralThreadsDoNotMeet()
    {
        var network = new SingleBatchNormed(seed: 3);
        float[] before = All(network);
        Gradients<float>[] gradients = [.. Enumerable.Range(0, 8).Select(_ => network.CreateGradients())];
        Parallel.ForEach(gradients, g =>
        {
            for (int i = 0; i < 50; i++)
            {
                network.ComputeGradients(Inputs, Targets, g);
            }
        });
        Assert.Equal(before, All(network));
        float[][] updated = [.. gradients.Select(g =>
        {
            var own = new SingleBatchNormed(seed: 3);
            g.UpdateBuffers(own);
            return All(own);
        })];
        Assert.All(updated, u => Assert.Equal(updated[0], u));
    }

    [Fact]
    public void OthersAreRefused()
    {
        Gradients<float> gradients = new SingleBatchNormed().CreateGradients();
        ArgumentException error = Assert.Throws<ArgumentException>(() => gradients.UpdateBuffers(new Tumor()));
        Assert.StartsWith(
            "These gradients come from SingleBatchNormed.CreateGradients, so they cannot update Tumor.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => gradients.UpdateBuffers<SingleBatchNormed>(null!));
    }

    [Fact]
    public void NetworksWithoutAnyTakeTheCall()
    {
        var network = new Tumor(seed: 1);
        Gradients<float> gradients = network.CreateGradients();
        network.ComputeGradients(Samples.Inputs<Tumor, float>(2), Samples.Targets<Tumor, float>(2), gradients);
        gradients.UpdateBuffers(network);
        var read = new float[1];
        network.ReadTensor("dense4.bias", read);
        Assert.Equal(0, read[0]);
    }

    [Fact]
    public void FilesKeepThem()
    {
        var network = new Adapted(seed: 3);
        network.Adapt(Data(20));
        network.Fit(Data(20), new TrainingOptions { Epochs = 2, BatchSize = 8 });
        using var stream = new MemoryStream();
        network.Save(stream);
        stream.Position = 0;
        var restored = new Adapted(seed: 4);
        restored.Restore(stream);
        foreach (TensorInfo tensor in Adapted.Info.Tensors)
        {
            var (expected, actual) = (new float[tensor.ElementCount], new float[tensor.ElementCount]);
            network.ReadTensor(tensor.Name, expected);
            restored.ReadTensor(tensor.Name, actual);
            Assert.Equal(expected, actual);
        }

        Assert.Equal(
            ["normalize1.mean", "normalize1.scale", "batchNorm1.running_mean", "batchNorm1.running_var", "dense2.weight", "dense2.bias"],
            Adapted.Info.Tensors.Where(t => t.Kind == TensorKind.Buffer).Select(t => t.Name));
    }

    /// <summary>Frozen weights stand behind what steps update, and stay.</summary>
    [Fact]
    public void ATrainingRunChangesNoOtherBuffer()
    {
        var network = new Adapted(seed: 3);
        network.Adapt(Data(20));
        float[] Frozen() => [.. new[] { "normalize1.mean", "normalize1.scale", "dense2.weight", "dense2.bias" }.SelectMany(name =>
        {
            var values = new float[Adapted.Info.Tensor(name).ElementCount];
            network.ReadTensor(name, values);
            return values;
        })];
        float[] before = Frozen();
        network.Fit(Data(20), new TrainingOptions { Epochs = 3, BatchSize = 8 });
        Assert.Equal(before, Frozen());
    }

    private static Dataset Data(int rows) => new(
        [.. Samples.Inputs<Adapted, float>(rows).Select(x => (double)x)], Adapted.InputSize, [.. Enumerable.Range(0, rows).Select(i => i / 10.0)], 1);

    private static float[] Read(SingleBatchNormed network, string name)
    {
        var values = new float[10];
        network.ReadTensor(name, values);
        return values;
    }

    private static float[] All(SingleBatchNormed network) => [.. SingleBatchNormed.Info.Tensors.SelectMany(t =>
    {
        var values = new float[t.ElementCount];
        network.ReadTensor(t.Name, values);
        return values;
    })];
}
