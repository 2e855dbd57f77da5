using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>The members every network has, and what they say to a wrong call.</summary>
public class MemberTests
{
    [Fact]
    public void SizesAndInformation()
    {
        Assert.Equal((30, 1, 891), (Tumor.InputSize, Tumor.OutputSize, Tumor.ParameterCount));
        Assert.Equal(891, Tumor.Info.ParameterCount);
        Assert.Equal("Tumor", Tumor.Info.Name);
        Assert.Equal("Tumor: [30] to [1], 4 layers, 891 parameters", Tumor.Info.ToString());
        Assert.Equal(["dense1", "dense2", "dense3", "dense4"], Tumor.Info.Layers.Select(l => l.Name));
        Assert.Equal([600, 200, 50, 5], Tumor.Info.Layers.Select(l => l.MultiplyAdds));
        Assert.Equal(["dense1.weight", "dense1.bias"], Tumor.Info.Tensors.Take(2).Select(t => t.Name));
        Assert.Equal([20, 30], Tumor.Info.Tensors[0].Shape.ToArray());
    }

    [Fact]
    public void TensorsAreReadAndWrittenInRowMajorOrder()
    {
        var network = new Tumor();
        float[] values = [.. Enumerable.Range(0, 600).Select(i => (float)i)];
        network.WriteTensor("dense1.weight", values);
        var read = new float[600];
        network.ReadTensor("dense1.weight", read);
        Assert.Equal(values, read);
        Assert.Contains(
            "dense9.weight", Assert.Throws<ArgumentException>(() => network.ReadTensor("dense9.weight", read)).Message, StringComparison.Ordinal);
        Assert.Contains("[20]", Assert.Throws<ArgumentException>(() => network.ReadTensor("dense1.bias", read)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANetworkComesBackFromAFileBitByBit()
    {
        var network = new Wide(seed: 9);
        using var stream = new MemoryStream();
        network.Save(stream);
        stream.Position = 0;
        Wide loaded = Wide.Load(stream);
        float[] inputs = Samples.Inputs<Wide, float>(5);
        var expected = new float[15];
        var actual = new float[15];
        network.Predict(inputs, expected);
        loaded.Predict(inputs, actual);
        Assert.Equal(expected, actual);
        stream.Position = 0;
        SafetensorsException refused = Assert.Throws<SafetensorsException>(() => Tumor.Load(stream));
        Assert.Contains("dense1.bias", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InferenceAlonePredictsAndLoads()
    {
        using var stream = new MemoryStream();
        new InferenceOnly(seed: 1).Save(stream);
        stream.Position = 0;
        var outputs = new float[2];
        InferenceOnly.Load(stream).Predict([1f, 2f], outputs);
        Assert.DoesNotContain(outputs, o => o == 0);
        Assert.Null(typeof(InferenceOnly).GetMethod("Fit"));
    }

    [Fact]
    public void WrongCallsSayWhatWasExpected()
    {
        var network = new Tumor();
        var memory = new float[60];
        AssertSays("a multiple of 30", () => network.Predict(new float[31], new float[1]));
        AssertSays("must be 2", () => network.Predict(new float[60], new float[1]));
        AssertSays("overlap", () => network.Predict(memory.AsSpan(0, 30), memory.AsSpan(29, 1)));
        AssertSays("must be 30, but is 29", () => network.Predict(new float[29]));
        AssertSays("at least one sample", () => network.Evaluate([], []));
        AssertSays("must be 1 ", () => network.Evaluate(new float[30], new float[2]));
        AssertSays(
            "Tumor.CreateGradients, but come from Wide", () => network.ComputeGradients(new float[30], new float[1], new Wide().CreateGradients()));
        Assert.Throws<ArgumentNullException>(() => network.ComputeGradients(new float[30], new float[1], null!));
        network.Predict([], []);
    }

    /// <summary>A NaN must come out where it went in, not turn into a number on the way.</summary>
    [Fact]
    public void NaNIsNotSwallowed()
    {
        float[] sample = Samples.Inputs<Tumor, float>(1);
        sample[4] = float.NaN;
        Assert.True(float.IsNaN(new Tumor(seed: 1).Predict(sample)));
    }

    private static void AssertSays(string words, Action call) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
}
