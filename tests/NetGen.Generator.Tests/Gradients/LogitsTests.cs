using System;
using System.Linq;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Golden;
using NetGen.Generator.Tests.Interpretation;
using Xunit;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>The one rewrite that every code style shares: the loss joined with the last activation.</summary>
public class LogitsTests
{
    /// <summary>Loss and gradients are those of the program as written, as far as that keeps its digits.</summary>
    [Fact]
    public void TheRewriteChangesNoValue()
    {
        int compared = 0;
        RandomNetworks.ForAll(
            RandomNetworks.CasesOf(Loss.BinaryCrossEntropy, Loss.CrossEntropy),
            network =>
            {
                if (!KeepsItsDigits(network))
                {
                    return;
                }

                System.Threading.Interlocked.Increment(ref compared);
                Evaluation written = Run(network, onLogits: false);
                Evaluation rewritten = Run(network, onLogits: true);
                Assert.InRange(GoldenFile.Error([rewritten.Loss], [written.Loss]), 0, 1e-9);
                Assert.All(network.TrainedNames, name =>
                    Assert.InRange(GoldenFile.Error(rewritten.Gradient(name), written.Gradient(name)), 0, 1e-9));
            },
            iterations: 150);
        Assert.True(compared > TestScale.Iterations(150) / 2, $"Only {compared} networks could be compared.");
    }

    [Theory]
    [InlineData(1000, 0, 1000, 1)]
    [InlineData(1000, 1, 0, 0)]
    [InlineData(-1000, 0, 0, 0)]
    [InlineData(-1000, 1, 1000, -1)]
    [InlineData(1e6, 0.25, 750_000, 0.75)]
    [InlineData(-1e300, 0.5, 5e299, -0.5)]
    public void BinaryCrossEntropyIsExactForHugeLogits(double logit, double target, double loss, double gradient)
    {
        Evaluation run = Run(Net.Of(Loss.BinaryCrossEntropy).Input(1).Dense(1, Activation.Sigmoid), [logit], [target]);
        Assert.Equal(loss, run.Loss, loss * 1e-15);
        Assert.Equal(gradient, run.Gradient("dense1.bias")[0], 1e-15);
    }

    [Theory]
    [InlineData(Activation.Softmax)]
    [InlineData(Activation.LogSoftmax)]
    public void CrossEntropyIsExactForHugeLogits(Activation activation)
    {
        Net net = Net.Of(Loss.CrossEntropy).Input(3).Dense(3, activation);
        Evaluation wrong = Run(net, [1000, 0, -1000], [0, 0, 1]);
        Assert.Equal(2000, wrong.Loss);
        Assert.Equal([1, 0, -1], wrong.Gradient("dense1.bias"));
        Evaluation right = Run(net, [1000, 0, -1000], [1, 0, 0]);
        Assert.Equal(0, right.Loss);
        Assert.Equal([0, 0, 0], right.Gradient("dense1.bias"));
    }

    /// <summary>Why it is rewritten: as written, certainty takes the logarithm of zero.</summary>
    [Fact]
    public void AsWrittenTheLossIsNotFinite()
    {
        Program program = Lowerer.MeanLoss(
            Net.Of(Loss.BinaryCrossEntropy).Input(1).Dense(1, Activation.Sigmoid).Graph, training: true, onLogits: false);
        Evaluation run = Interpreter.Run(program, 1, Identity(1), [1000], [1]);
        Assert.False(double.IsFinite(run.Loss));
    }

    /// <summary>In training mode, where dropout makes some logits larger.</summary>
    private static bool KeepsItsDigits(NetworkCase network)
    {
        Program program = Lowerer.MeanLoss(network.Graph, training: true, onLogits: false);
        Tensor outputs = program.Steps.Single(s => s.Output.Symbol == "A" + network.Graph.Output.Index).Output;
        bool areLogarithms = network.Graph.Output.Activation == Vocabulary.Activation.LogSoftmax;
        return ProgramData.Of(network).Run(program).Value(outputs).Select(y => areLogarithms ? Math.Exp(y) : y).All(p => p is > 1e-5 and < 1 - 1e-5);
    }

    private static Evaluation Run(NetworkCase network, bool onLogits) => ProgramData.Of(network)
        .Run(Differentiator.Differentiate(Lowerer.MeanLoss(network.Graph, training: true, onLogits)));

    /// <summary>One sample through a network whose weight is the identity, so that the inputs are the logits.</summary>
    private static Evaluation Run(Net net, double[] logits, double[] targets) =>
        Interpreter.Run(Differentiator.Differentiate(Lowerer.MeanLoss(net.Graph, training: true)), 1, Identity(logits.Length), logits, targets);

    private static System.Collections.Generic.Dictionary<string, double[]> Identity(int size) => new()
    {
        ["dense1.weight"] = [.. Enumerable.Range(0, size * size).Select(i => i % (size + 1) == 0 ? 1.0 : 0.0)],
        ["dense1.bias"] = new double[size],
    };
}
