using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>
/// Which elements a training step drops. Each sample has a row of weights to itself, which starts at zero, and its outputs are dropped:
/// the gradient of the weights is zero where an output was, and shows the factor where it was not.
/// </summary>
public class DropoutTests
{
    private const int Width = 37;
    private const int BatchSize = 50;
    private const double Rate = 0.3;

    private static readonly Net Rows = Net.Of(Loss.MeanSquaredError).In(Precision.Double).Input(BatchSize).Dense(Width, bias: false);

    private static readonly Net[] Nets =
    [
        Rows.Dropout(Rate).Called("Plain").In(CodeStyle.Plain),
        Rows.Dropout(Rate).Called("Fast"),
        Rows.Dropout(Rate).Called("Single").In(Precision.Single),
        Rows.Dropout(0.5).Dropout(0.5).Called("Two"),
    ];

    private static readonly double[] Inputs = [.. Enumerable.Range(0, BatchSize * BatchSize).Select(i => i % (BatchSize + 1) == 0 ? 1.0 : 0)];

    private static readonly double[] Targets = [.. Enumerable.Repeat(1.0, BatchSize * Width)];

    private static readonly Lazy<EmittedAssembly> Assembly = new(() => EmittedAssembly.Of(Nets));

    [Fact]
    public void BothStylesAndPrecisionsDropTheSame()
    {
        bool[] expected = Kept(Network("Plain"), seed: 4, step: 2);
        Assert.Equal(expected, Kept(Network("Fast"), seed: 4, step: 2));
        Assert.Equal(expected, Kept(Network("Single"), seed: 4, step: 2));
    }

    /// <summary>5,000 masks of 37 elements: five standard deviations of their mean, and of each element's.</summary>
    [Theory]
    [InlineData("Fast", 1 - Rate)]
    [InlineData("Two", 0.25)]
    public void AsManyAreKeptAsTheRateSays(string name, double probability)
    {
        IEmittedNetwork network = Network(name);
        bool[][] masks = [.. Enumerable.Range(0, 5000 / BatchSize).SelectMany(step => Kept(network, seed: 1, step).Chunk(Width))];
        Assert.InRange(
            Mean(masks.SelectMany(m => m)), probability - Deviations(5, masks.Length * Width), probability + Deviations(5, masks.Length * Width));
        for (int i = 0; i < Width; i++)
        {
            Assert.InRange(Mean(masks.Select(m => m[i])), probability - Deviations(5, masks.Length), probability + Deviations(5, masks.Length));
        }

        double Deviations(int number, int count) => number * Math.Sqrt(probability * (1 - probability) / count);
    }

    /// <summary>Neighbours, samples and steps are independent: two masks agree where both keep or both drop.</summary>
    [Fact]
    public void MasksAreIndependent()
    {
        IEmittedNetwork network = Network("Fast");
        bool[] first = Kept(network, seed: 1, step: 0);
        double agreement = ((1 - Rate) * (1 - Rate)) + (Rate * Rate);
        double allowed = 5 * Math.Sqrt(agreement * (1 - agreement) / first.Length);
        foreach (bool[] other in new[] { Kept(network, 1, 1), Kept(network, 2, 0), [.. first[1..], first[0]], [.. first[Width..], .. first[..Width]] })
        {
            Assert.InRange(Mean(first.Zip(other, (a, b) => a == b)), agreement - allowed, agreement + allowed);
        }
    }

    [Fact]
    public void SeedAndStepDecide()
    {
        IEmittedNetwork network = Network("Fast");
        bool[] first = Kept(network, seed: 7, step: 3);
        Assert.Equal(first, Kept(network, seed: 7, step: 3));
        Assert.NotEqual(first, Kept(network, seed: 7, step: 4));
        Assert.NotEqual(first, Kept(network, seed: 8, step: 3));
    }

    /// <summary>A step counts itself, so the next one drops others.</summary>
    [Fact]
    public void EveryStepDrawsAnew()
    {
        IEmittedNetwork network = Network("Fast");
        network.Draw(seed: 7, step: 3);
        bool[] third = Kept(network);
        bool[] fourth = Kept(network);
        Assert.Equal(Kept(Network("Fast"), 7, 3), third);
        Assert.Equal(Kept(Network("Fast"), 7, 4), fourth);
    }

    /// <summary>A sample's mask is the same whatever the rest of the batch.</summary>
    [Fact]
    public void AShorterBatchDropsTheSame() =>
        Assert.Equal(Kept(Network("Fast"), 1, 0, count: 50)[..(3 * Width)], Kept(Network("Fast"), 1, 0, count: 3));

    [Fact]
    public void WhatIsKeptIsScaledUp()
    {
        double gradient = -2.0 / (BatchSize * Width) / (1 - Rate);
        Assert.All(Gradient(Network("Plain"), BatchSize), g => Assert.Equal(g == 0 ? 0 : gradient, g, 1e-15));
    }

    [Fact]
    public void EvaluationDropsNothing()
    {
        foreach (Net net in Nets)
        {
            IEmittedNetwork network = Assembly.Value.Network(net);
            double[] weights = [.. Enumerable.Range(1, Width * BatchSize).Select(i => (double)i)];
            network.Write(new Dictionary<string, double[]> { ["dense1.weight"] = weights });
            double[] expected = [.. Enumerable.Range(0, weights.Length).Select(i => weights[(i % Width * BatchSize) + (i / Width)])];
            Assert.Equal(expected, network.Predict(Inputs));
            Assert.Equal(0, network.Evaluate(Inputs, expected));
        }
    }

    [Fact]
    public void FitFollowsFromTheSeed()
    {
        double[] first = Fitted(seed: 1);
        Assert.Equal(first, Fitted(seed: 1));
        Assert.NotEqual(first, Fitted(seed: 2));

        static double[] Fitted(int seed)
        {
            IEmittedNetwork network = Network("Fast");
            network.Fit(Inputs, Targets, new TrainingOptions { Epochs = 10, BatchSize = 8, Shuffle = false, Seed = seed });
            return network.Read("dense1.weight");
        }
    }

    private static IEmittedNetwork Network(string name)
    {
        IEmittedNetwork network = Assembly.Value.Network(Nets.Single(n => n.Name == name));
        network.Write(new Dictionary<string, double[]> { ["dense1.weight"] = new double[Width * BatchSize] });
        return network;
    }

    private static bool[] Kept(IEmittedNetwork network, int seed, long step, int count = BatchSize)
    {
        network.Draw(seed, step);
        return Kept(network, count);
    }

    /// <summary>The masks of the samples, one after the other.</summary>
    private static bool[] Kept(IEmittedNetwork network, int count = BatchSize)
    {
        double[] gradient = Gradient(network, count);
        return [.. Enumerable.Range(0, count * Width).Select(i => gradient[(i % Width * BatchSize) + (i / Width)] != 0)];
    }

    private static double[] Gradient(IEmittedNetwork network, int count) =>
        network.ComputeGradients(Inputs[..(count * BatchSize)], Targets[..(count * Width)]).Gradients["dense1.weight"];

    private static double Mean(IEnumerable<bool> values) => values.Average(v => v ? 1.0 : 0);
}
