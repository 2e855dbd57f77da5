using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Lowering;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Interpretation;
using Xunit;

namespace NetGen.Generator.Tests.Declarations;

public class RandomNetworksTests
{
    /// <summary>Every case runs and trains something, whatever its inputs.</summary>
    [Fact]
    public void CasesRunWithFiniteGradients() => RandomNetworks.ForAll(
        c =>
        {
            Program program = Differentiator.Differentiate(Lowerer.MeanLoss(c.Graph, training: true));
            Evaluation run = Interpreter.Run(program, c.BatchSize, c.Stored, c.Inputs, c.Targets);
            Assert.True(double.IsFinite(run.Loss));
            Assert.All(c.TrainedNames.SelectMany(run.Gradient), g => Assert.True(double.IsFinite(g)));
            Assert.Contains(program.Steps, s => s.Output.Role == TensorRole.ParameterGradient);
        },
        iterations: 200);

    /// <summary>What a random test never meets it does not test.</summary>
    [Fact]
    public void EveryChoiceOccurs()
    {
        IEnumerable<string> activations = Enum.GetNames<Activation>().Where(a => a != nameof(Activation.None)).Select(a => "Activation." + a);
        IEnumerable<string> losses = Enum.GetNames<Loss>().Select(l => "Loss." + l);
        HashSet<string> missing = [.. activations, .. losses, .. Others];
        for (int round = 0; round < 10 && missing.Count > 0; round++)
        {
            RandomNetworks.Nets.Sample(net => missing.ExceptWith(Features(net)), iter: 2000, threads: 1);
        }

        Assert.Empty(missing);
    }

    private static readonly string[] Marks =
    [
        "bias: false", "trainable: false", "from: ", "name: ", "other2: ", "other3: ", "axis: 1", "axis: 2", "axis: -1", "axis: -3",
        "[Activation(", "[Add(", "[Concat(", "[Flatten]", "[Reshape(", "[Dropout]", "[Dropout(0)]", "[Dropout(0.3)]", "[Dropout(0.9)]",
        "[BatchNorm(", "[GroupNorm(1,", "[GroupNorm(2,", "axis: -2", "[LayerNorm(", "[RmsNorm(", "[GaussianNoise(", "[Normalize]", "[Subtract(", "[Multiply(", "[Slice(", "[Slice(-",
        "[Permute(1, 0)]", "[Permute(2, 0, 1", "[ZeroPad2D(1", "[UpSample2D(2", "[Dropout2D", "[LeakyReLU(", "[ELU(", "[PReLU(true", "[PReLU(false", "quantile: 0.9", "[Rnn(", "[Gru(", "[Lstm(", "[Masking", "[Masking(0.3", "mask: ", "[Gru(4, true", "reverse: true", "bidirectional: true", "affine: false", "momentum: 0,", "momentum: 0.3,",
    ];

    private static IEnumerable<string> Others =>
    [
        .. Marks, "depth 1", "depth 5", "input of rank 1", "input of rank 2", "input of rank 3", "output of rank 1", "output of rank 2", "output of rank 3",
        .. Enum.GetNames<RandomKind>().Where(k => k is not (nameof(RandomKind.Normalize) or nameof(RandomKind.Masking))).Select(k => "ends in " + k), "adds a layer to itself",
    ];

    private static IEnumerable<string> Features(Net net)
    {
        yield return "Loss." + net.Loss;
        yield return "depth " + net.Layers.Count(l => l.Kind == "Dense");
        yield return "input of rank " + net.Graph.Input.Shape.Rank;
        yield return "output of rank " + net.Graph.Output.Shape.Rank;
        yield return "ends in " + net.Graph.Output.Kind.Name;
        if (net.Graph.Layers.Any(l => l.Inputs.Distinct().Count() < l.Inputs.Length))
        {
            yield return "adds a layer to itself";
        }

        foreach (string layer in net.Layers.Select(l => l.Source).Prepend(net.Source.Split('\n').First(l => l.StartsWith("[Network", StringComparison.Ordinal))))
        {
            foreach (string feature in Marks.Where(layer.Contains))
            {
                yield return feature;
            }

            foreach (string activation in Enum.GetNames<Activation>().Select(a => "Activation." + a).Where(a => layer.Contains(a + ")") || layer.Contains(a + ",")))
            {
                yield return activation;
            }
        }
    }
}
