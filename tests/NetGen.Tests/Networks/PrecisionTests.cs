using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Networks;

[Network(Loss.MeanSquaredError)]
[Input(1)]
[Dense(1)]
internal sealed partial class Line;

[Network(Loss.MeanSquaredError, codeStyle: CodeStyle.Plain)]
[Input(1)]
[Dense(1)]
internal sealed partial class PlainLine;

/// <summary>Sums over a large batch in single precision.</summary>
public class PrecisionTests
{
    /// <summary>With w = 0, b = 0.1, x = 0.3 and targets 0 the mean of (wx + b)² has the derivatives db = 0.2 and dw = 0.06.</summary>
    [Theory]
    [InlineData(1_000)]
    [InlineData(100_003)]
    [InlineData(1_000_000)]
    public void GradientsKeepTheirDigitsOverALargeBatch(int count)
    {
        Hold<Line>(count);
        Hold<PlainLine>(count);
    }

    private static void Hold<TSelf>(int count)
        where TSelf : class, ITrainableNetwork<TSelf, float>
    {
        TSelf network = TSelf.Create(0);
        network.Parameters.Write("dense1.weight", [0f]);
        network.Parameters.Write("dense1.bias", [0.1f]);
        Gradients<float> gradients = network.CreateGradients();
        Assert.Equal(0.01f, network.ComputeGradients([.. Enumerable.Repeat(0.3f, count)], new float[count], gradients), 1e-7f);
        var weight = new float[1];
        var bias = new float[1];
        gradients.ReadTensor("dense1.weight", weight);
        gradients.ReadTensor("dense1.bias", bias);
        Assert.InRange(Math.Abs(weight[0] - 0.06) / 0.06, 0, 5e-5);
        Assert.InRange(Math.Abs(bias[0] - 0.2) / 0.2, 0, 5e-5);
    }
}
