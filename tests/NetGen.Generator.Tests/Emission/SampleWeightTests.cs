using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>A weighted batch is the weighted mean of its samples, each computed alone: on random networks, in both code styles and both
/// widths.</summary>
public class SampleWeightTests
{
    /// <summary>Layers whose training depends on a sample's place in the batch, or on its neighbours.</summary>
    private static readonly string[] Dependent = ["Dropout", "Dropout2D", "GaussianNoise", "BatchNorm"];

    [Theory]
    [InlineData(256)]
    [InlineData(128)]
    public void AWeightedBatchIsTheWeightedMeanOfItsSamples(int vectorBits) => EmittedCases.ForAll(
        10,
        vectorBits,
        @case => [@case.Net.In(Precision.Double).In(CodeStyle.Plain), @case.Net.In(Precision.Double)],
        (@case, networks) => networks.Select(network => Difference(@case, network)).FirstOrDefault(d => d is not null));

    /// <summary>The activation of a last layer whose axes are permuted reads what the weights are applied to.</summary>
    [Theory]
    [InlineData(CodeStyle.Fast)]
    [InlineData(CodeStyle.Plain)]
    public void ALastLayerMayPermuteItsAxes(CodeStyle style)
    {
        foreach (Net net in new[]
        {
            Net.Of(Loss.MeanSquaredError).Input(2, 5, 4).Layer<Conv2DAttribute>(("filters", 3), ("kernel", 2), ("activation", Activation.Sigmoid)),
            Net.Of(Loss.MeanSquaredError).Input(3, 4).Dense(5).Layer<PermuteAttribute>(("axis0", 1), ("axis1", 0)).Activation(Activation.Tanh),
        })
        {
            Net same = net.In(Precision.Double).In(style);
            Assert.Null(Difference(new NetworkCase(same, batchSize: 5, DataStyle.Normal, seed: 3), EmittedAssembly.Of(same).Network(same)));
        }
    }

    private static string? Difference(NetworkCase @case, IEmittedNetwork network)
    {
        // How many rows count differs from sample to sample: see MaskingTests.
        if (network.Info.Layers.Any(layer => Dependent.Contains(layer.Kind)) || @case.Graph.Output.HasMask)
        {
            return null;
        }

        network.Write(@case.Stored);
        int n = @case.BatchSize;
        double[] weights = [.. Enumerable.Range(0, n).Select(i => i % 3 == 1 ? 0 : 1 + Math.Sin(i + 1))];
        (double loss, IReadOnlyDictionary<string, double[]> gradients) = network.ComputeGradients(@case.Inputs, @case.Targets, weights);
        double[] counted = [.. Enumerable.Range(0, n).Select(i => Counted(@case, Sample(@case.Targets, i, n)))];
        double total = weights.Zip(counted, (w, c) => w * c).Sum();
        double expectedLoss = 0;
        var expected = gradients.ToDictionary(g => g.Key, g => new double[g.Value.Length]);
        for (int i = 0; i < n; i++)
        {
            double share = total == 0 ? 0 : weights[i] * counted[i] / total;
            (double one, IReadOnlyDictionary<string, double[]> ones) = network.ComputeGradients(
                Sample(@case.Inputs, i, n), Sample(@case.Targets, i, n));
            expectedLoss += share * one;
            foreach ((string name, double[] sum) in expected)
            {
                for (int j = 0; j < sum.Length; j++)
                {
                    sum[j] += share * ones[name][j];
                }
            }
        }

        return Agree(loss, expectedLoss, expectedLoss)
            ? expected.Where(e => e.Value.Zip(gradients[e.Key]).Any(p => !Agree(p.Second, p.First, e.Value.Max(Math.Abs)))).Select(e => $"weighted gradient of {e.Key}").FirstOrDefault()
            : $"weighted loss {loss} instead of {expectedLoss}";
    }

    /// <summary>What a sample weighs by itself: of class indices, how many are not ignored.</summary>
    private static double Counted(NetworkCase @case, double[] targets) =>
        @case.Net.Loss == Loss.SparseCrossEntropy ? targets.Count(t => t != @case.Graph.IgnoreIndex) : 1;

    private static double[] Sample(double[] values, int index, int n) => values[(index * (values.Length / n))..((index + 1) * (values.Length / n))];

    private static bool Agree(double actual, double expected, double scale) =>
        double.IsFinite(expected) ? Math.Abs(actual - expected) <= 1e-9 * Math.Max(1e-3, Math.Abs(scale)) : !double.IsFinite(actual);
}
