using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>The types of a sample and an output, and the constants that stand beside them.</summary>
public class SampleTypeTests
{
    private static readonly float[] Sample = [0.5f, -1.25f];

    [Fact]
    public void ASampleGivesTheOutputOfItsSpan()
    {
        var network = new InferenceOnly(seed: 3);
        float[] expected = new float[InferenceOnly.OutputSize];
        network.Predict(Sample, expected);
        InferenceOnly.Output output = network.Predict(new InferenceOnly.Input(Sample));
        Assert.Equal(expected, ((ReadOnlySpan<float>)output).ToArray());
        Assert.Equal(new Tumor(seed: 3).Predict(new float[30]), new Tumor(seed: 3).Predict(default(Tumor.Input))[0]);
    }

    [Fact]
    public void ASampleIsWrittenElementByElementToo()
    {
        InferenceOnly.Input input = default;
        for (int i = 0; i < Sample.Length; i++)
        {
            input[i] = Sample[i];
        }

        Assert.Equal(Sample, ((ReadOnlySpan<float>)input).ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ASampleHasItsLength(int length) => Assert.Throws<ArgumentException>(() => new InferenceOnly.Input(new float[length]));

    [Fact]
    public void APredictionAllocatesNothing()
    {
        var network = new InferenceOnly();
        var input = new InferenceOnly.Input(Sample);
        network.Predict(in input);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Predict(in input);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void ConstantsNameTheTensors()
    {
        var network = new Tumor();
        network.ReadTensor(Tumor.Tensors.Dense2Bias, new float[10]);
        Assert.Equal(
            Tumor.Info.Tensors.Select(t => t.Name), typeof(Tumor.Tensors).GetFields().Select(f => (string)f.GetRawConstantValue()!));
    }

    [Fact]
    public void TheSummaryHasALineForEachLayer()
    {
        string[] lines = Tumor.Summary.Split('\n');
        Assert.Equal(Tumor.Info.Layers.Length + 3, lines.Length);
        Assert.All(Tumor.Info.Layers, layer => Assert.Contains(lines, l => l.Contains(layer.Name, StringComparison.Ordinal)));
    }
}
