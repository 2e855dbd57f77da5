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

    private static double Run(Loss loss, Activation activation, double[] targets)
    {
        Program program = Lowerer.MeanLoss(Net.Of(loss).Input(2).Activation(activation).Graph, training: false);
        double onLogits = Interpreter.Run(program, 2, ImmutableDictionary<string, double[]>.Empty, Outputs, targets).Loss;
        program = Lowerer.MeanLoss(Net.Of(loss).Input(2).Activation(activation).Graph, training: false, onLogits: false);
        Assert.Equal(onLogits, Interpreter.Run(program, 2, ImmutableDictionary<string, double[]>.Empty, Outputs, targets).Loss, 1e-14);
        return onLogits;
    }
}
