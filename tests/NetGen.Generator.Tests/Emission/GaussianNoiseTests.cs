using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>
/// Which numbers a training step adds. Each sample has a row of weights to itself, which starts at zero, the targets are zero too:
/// the gradient of a weight is what was added to its output, times a factor.
/// </summary>
public class GaussianNoiseTests
{
    private const int Width = 37;
    private const int BatchSize = 50;
    private const double Deviation = 2;
    private const double Factor = 2.0 / (BatchSize * Width);

    private static readonly Net Rows = Net.Of(Loss.MeanSquaredError).In(Precision.Double).Input(BatchSize).Dense(Width, bias: false);

    private static readonly Net[] Nets =
    [
        Noisy(Rows, Deviation).Called("Plain").In(CodeStyle.Plain),
        Noisy(Rows, Deviation).Called("Fast"),
        Noisy(Rows, Deviation).Called("Single").In(Precision.Single),
        Noisy(Rows, 0).Called("Silent"),
        Noisy(Rows.Dropout(0.5).Dropout(0), Deviation).Called("Later"),
    ];

    private static readonly double[] Inputs = [.. Enumerable.Range(0, BatchSize * BatchSize).Select(i => i % (BatchSize + 1) == 0 ? 1.0 : 0)];

    private static readonly Lazy<EmittedAssembly> Assembly = new(() => EmittedAssembly.Of(Nets));

    [Fact]
    public void BothStylesAddTheSameBitsAndSinglePrecisionTheirRounding()
    {
        double[] expected = Noise(Network("Plain"), seed: 4, step: 2);
        Assert.Equal(expected, Noise(Network("Fast"), seed: 4, step: 2));
        Assert.All(expected.Zip(Noise(Network("Single"), seed: 4, step: 2)), pair => Assert.Equal(pair.First, pair.Second, 4e-6));
    }

    /// <summary>92,500 numbers: mean, variance, fourth moment and tails are those of the normal distribution.</summary>
    [Fact]
    public void TheNumbersAreNormal()
    {
        IEmittedNetwork network = Network("Fast");
        double[] numbers = [.. Enumerable.Range(0, 50).SelectMany(step => Noise(network, seed: 1, step)).Select(x => x / Deviation)];
        double allowed = 5 / Math.Sqrt(numbers.Length);
        Assert.InRange(numbers.Average(), -allowed, allowed);
        Assert.InRange(numbers.Average(x => x * x), 1 - (allowed * Math.Sqrt(2)), 1 + (allowed * Math.Sqrt(2)));
        Assert.InRange(numbers.Average(x => x * x * x * x), 3 - (allowed * Math.Sqrt(96)), 3 + (allowed * Math.Sqrt(96)));
        Assert.InRange(numbers.Count(x => Math.Abs(x) > 1.959963985) / (double)numbers.Length, 0.05 - (allowed * 0.218), 0.05 + (allowed * 0.218));
    }

    [Fact]
    public void SeedStepAndLayerDecide()
    {
        IEmittedNetwork network = Network("Fast");
        double[] first = Noise(network, seed: 7, step: 3);
        Assert.Equal(first, Noise(network, seed: 7, step: 3));
        Assert.NotEqual(first, Noise(network, seed: 7, step: 4));
        Assert.NotEqual(first, Noise(network, seed: 8, step: 3));
        Assert.NotEqual(first, Noise(Network("Later"), seed: 7, step: 3));
        Assert.Equal(first.Length, first.Distinct().Count());
    }

    /// <summary>Neighbours, samples and steps are independent: their products have mean 0.</summary>
    [Fact]
    public void NumbersAreIndependent()
    {
        IEmittedNetwork network = Network("Fast");
        double[] first = Noise(network, seed: 1, step: 0);
        double allowed = 5 * Deviation * Deviation / Math.Sqrt(first.Length);
        foreach (double[] other in new[] { Noise(network, 1, 1), Noise(network, 2, 0), [.. first[1..], first[0]], [.. first[Width..], .. first[..Width]] })
        {
            Assert.InRange(first.Zip(other, (a, b) => a * b).Average(), -allowed, allowed);
        }
    }

    /// <summary>A sample's numbers are the same whatever the rest of the batch.</summary>
    [Fact]
    public void AShorterBatchAddsTheSame()
    {
        double[] few = Noise(Network("Fast"), 1, 0, count: 3);
        Assert.All(Noise(Network("Fast"), 1, 0).Take(3 * Width).Zip(few), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void ADeviationOfZeroAddsNothing() => Assert.All(Noise(Network("Silent"), 1, 0), x => Assert.Equal(0, x));

    [Fact]
    public void EvaluationAddsNothing()
    {
        IEmittedNetwork network = Network("Fast");
        Assert.All(network.Predict(Inputs), y => Assert.Equal(0, y));
        Assert.Equal(0, network.Evaluate(Inputs, new double[BatchSize * Width]));
    }

    private static Net Noisy(Net net, double deviation) => net.Layer<GaussianNoiseAttribute>(("stddev", deviation));

    private static IEmittedNetwork Network(string name)
    {
        IEmittedNetwork network = Assembly.Value.Network(Nets.Single(n => n.Name == name));
        network.Write(new Dictionary<string, double[]> { ["dense1.weight"] = new double[Width * BatchSize] });
        return network;
    }

    /// <summary>What was added to the outputs of the samples, one after the other.</summary>
    private static double[] Noise(IEmittedNetwork network, int seed, long step, int count = BatchSize)
    {
        network.Draw(seed, step);
        double[] gradient = network.ComputeGradients(Inputs[..(count * BatchSize)], new double[count * Width]).Gradients["dense1.weight"];
        double factor = Factor * BatchSize / count;
        return [.. Enumerable.Range(0, count * Width).Select(i => gradient[(i % Width * BatchSize) + (i / Width)] / factor)];
    }
}
