using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Lowering;
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
        var seen = new HashSet<string>();
        RandomNetworks.Nets.Sample(net => seen.UnionWith(Features(net)), iter: 2000, threads: 1);
        IEnumerable<string> activations = Enum.GetNames<Activation>().Where(a => a != nameof(Activation.None)).Select(a => "Activation." + a);
        IEnumerable<string> losses = Enum.GetNames<Loss>().Select(l => "Loss." + l);
        Assert.Empty(activations.Concat(losses).Concat(["bias: false", "trainable: false", "from: ", "name: ", "[Activation(", "d1", "depth 1", "depth 5"]).Except(seen));
    }

    private static IEnumerable<string> Features(Net net)
    {
        yield return "Loss." + net.Loss;
        yield return "depth " + net.Layers.Count(l => l.Kind == "Dense");
        foreach (string layer in net.Layers.Select(l => l.Source))
        {
            foreach (string feature in new[] { "bias: false", "trainable: false", "from: ", "name: ", "[Activation(" }.Where(layer.Contains))
            {
                yield return feature;
            }

            foreach (string activation in Enum.GetNames<Activation>().Select(a => "Activation." + a).Where(a => layer.Contains(a + ")") || layer.Contains(a + ",")))
            {
                yield return activation;
            }

            if (layer.StartsWith("[Input(", StringComparison.Ordinal) && layer.Contains(','))
            {
                yield return "d1";
            }
        }
    }
}
