using System;
using System.Collections.Immutable;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Interpretation;
using Xunit;

namespace NetGen.Generator.Tests.Values;

/// <summary>Mean losses of two samples of two outputs, by hand.</summary>
public class LossValueTests
{
    private static readonly double[] Outputs = [0.5, -1, 3, 0];

    [Theory]
    [InlineData(Loss.MeanSquaredError, (0.25 + 4 + 9 + 1) / 4)]
    [InlineData(Loss.MeanAbsoluteError, (0.5 + 2 + 3 + 1) / 4)]
    [InlineData(Loss.Huber, (0.125 + 1.5 + 2.5 + 0.5) / 4)]
    public void OfDifferences(Loss loss, double expected) => Assert.Equal(expected, Run(loss, Activation.None, [1, 1, 0, 1]), 1e-15);

    /// <summary>Of the differences t − y 0.5, 2, −3 and 1.</summary>
    [Theory]
    [InlineData(0.5, (0.25 + 1 + 1.5 + 0.5) / 4)]
    [InlineData(0.9, (0.45 + 1.8 + 0.3 + 0.9) / 4)]
    [InlineData(0.1, (0.05 + 0.2 + 2.7 + 0.1) / 4)]
    public void OfQuantiles(double quantile, double expected) =>
        Assert.Equal(expected, Run(Net.Of(Loss.Quantile).OfQuantile(quantile), Activation.None, [1, 1, 0, 1]), 1e-15);

    [Fact]
    public void OfCounts() => Assert.Equal(
        (Math.Exp(0.5) - 1 + Math.Exp(-1) + 2 + Math.Exp(3) - 0 + Math.Exp(0) - 0) / 4, Run(Loss.Poisson, Activation.None, [2, 2, 0, 5]), 1e-14);

    [Fact]
    public void OfHyperbolicCosines() => Assert.Equal(
        (Math.Log(Math.Cosh(0.5)) + Math.Log(Math.Cosh(2)) + Math.Log(Math.Cosh(3)) + Math.Log(Math.Cosh(1))) / 4,
        Run(Loss.LogCosh, Activation.None, [1, 1, 0, 1]),
        1e-15);

    /// <summary>Neither where the hyperbolic cosine overflows nor where it is 1.</summary>
    [Fact]
    public void NoDigitsAreLostToHyperbolicCosines()
    {
        Assert.Equal(1e5 - Math.Log(2), Run(Loss.LogCosh, Activation.None, [0.5 + 1e5, -1 - 1e5, 3 + 1e5, 1e5]), 1e-10);
        Assert.Equal(0.5e-12, Run(Loss.LogCosh, Activation.None, [1e-6, 0, 0, 0], [0, 1e-6, 1e-6, -1e-6]), 1e-24);
    }

    [Fact]
    public void OfMargins() => Assert.Equal((0.5 + 2 + 0 + 1) / 4, Run(Loss.Hinge, Activation.None, [1, 1, 1, -1]), 1e-15);

    [Fact]
    public void OfProbabilities() => Assert.Equal(
        (Entropy(0.5, 1) + Entropy(-1, 0.25) + Entropy(3, 0) + Entropy(0, 0.5)) / 4,
        Run(Loss.BinaryCrossEntropy, Activation.Sigmoid, [1, 0.25, 0, 0.5]),
        1e-15);

    /// <summary>Over the samples, not over the classes; the sample with targets 0.25 and 0.75 weighs both logarithms.</summary>
    [Theory]
    [InlineData(Activation.Softmax)]
    [InlineData(Activation.LogSoftmax)]
    public void OfDistributions(Activation activation)
    {
        double first = Math.Log(1 + Math.Exp(-1.5));
        double second = (0.25 * Math.Log(1 + Math.Exp(-3))) + (0.75 * Math.Log(1 + Math.Exp(3)));
        Assert.Equal((first + second) / 2, Run(Loss.CrossEntropy, activation, [1, 0, 0.25, 0.75]), 1e-15);
    }

    private static double Entropy(double logit, double target)
    {
        double y = 1 / (1 + Math.Exp(-logit));
        return -((target * Math.Log(y)) + ((1 - target) * Math.Log(1 - y)));
    }

    private static double Run(Loss loss, Activation activation, double[] targets, double[]? outputs = null) =>
        Run(Net.Of(loss), activation, targets, outputs);

    private static double Run(Net start, Activation activation, double[] targets, double[]? outputs = null)
    {
        Net net = start.Input(2).Activation(activation);
        Program program = Lowerer.MeanLoss(net.Graph, training: false);
        double onLogits = Interpreter.Run(program, 2, ImmutableDictionary<string, double[]>.Empty, outputs ?? Outputs, targets).Loss;
        program = Lowerer.MeanLoss(net.Graph, training: false, onLogits: false);
        Assert.Equal(onLogits, Interpreter.Run(program, 2, ImmutableDictionary<string, double[]>.Empty, outputs ?? Outputs, targets).Loss, 1e-14);
        return onLogits;
    }
}
