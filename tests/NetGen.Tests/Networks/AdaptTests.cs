using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>Networks that take raw features.</summary>
public class AdaptTests
{
    private const int Count = 40;

    /// <summary>Far from 0, of different scales; the last one does not vary.</summary>
    private static readonly double[] Features =
        [.. Enumerable.Range(0, Count * 2).SelectMany(i => new[] { 1000 + (50 * Math.Sin(i)), 0.001 * Math.Cos(i * i), 7 })];

    private static readonly Dataset Data = new(Features, 6, [.. Enumerable.Range(0, Count).Select(i => i % 3.0)], 1);

    /// <summary>Features of the last axis, over samples and all other axes, as the scaler has them row by row.</summary>
    [Fact]
    public void TheNumbersAreTheStandardScalers()
    {
        var network = new Standardized();
        network.Adapt(Data);
        StandardScaler scaler = StandardScaler.Fit(new Dataset(Features, 3, new double[Count * 2], 1));
        Assert.Equal(scaler.Means, Read(network, "normalize1.mean"));
        Assert.Equal(scaler.Deviations, Read(network, "normalize1.scale"));
        Assert.Equal(1, Read(network, "normalize1.scale")[2]);
        double[] scaled = new double[Features.Length];
        scaler.Transform(Features, scaled);
        double[] outputs = new double[Features.Length];
        network.Predict(Features, outputs);
        Assert.Equal(scaled, outputs);
    }

    [Fact]
    public void UntilThenTheInputStays()
    {
        double[] outputs = new double[6];
        new Standardized().Predict([1, 2, 3, 4, 5, 6], outputs);
        Assert.Equal([1, 2, 3, 4, 5, 6], outputs);
    }

    /// <summary>A file holds all that serving needs.</summary>
    [Fact]
    public void AServedNetworkTakesRawFeatures()
    {
        var network = new Adapted(seed: 1);
        network.Adapt(Data);
        network.Fit(Data, new TrainingOptions { Epochs = 3, BatchSize = 8 });
        using var stream = new MemoryStream();
        network.Save(stream);
        stream.Position = 0;
        float[] sample = [.. Features.Take(6).Select(x => (float)x)];
        Assert.Equal(network.Predict(sample), Adapted.Load(stream).Predict(sample));
        Assert.NotEqual(network.Predict(sample), new Adapted(seed: 1).Predict(sample));
    }

    [Fact]
    public void WrongDataChangesNothing()
    {
        var network = new Adapted(seed: 1);
        Says("dataset", "The InputSize of Adapted is 6, but the FeatureCount of dataset is 3.", () => network.Adapt(new Dataset(Features, 3, new double[Count * 2], 1)));
        Says("dataset", "dataset, row 1, feature 2: expected a number within the range of Single, found 1E+39.", () => network.Adapt(new Dataset([1, 2, 3, 4, 5, 6, 1, 2, 1e39, 4, 5, 6], 6, [0, 0], 1)));
        Assert.Throws<ArgumentNullException>("dataset", () => network.Adapt(null!));
        Assert.Equal([0f, 0f, 0f], Read(network, "normalize1.mean"));
        Assert.Equal([1f, 1f, 1f], Read(network, "normalize1.scale"));
    }

    /// <summary>What varies less than single precision can say is not divided by 0.</summary>
    [Fact]
    public void ADeviationThatVanishesInSinglePrecisionIsOne()
    {
        var network = new Adapted(seed: 1);
        network.Adapt(new Dataset([1e-50, 1, 2, 3e-50, 3, 5], 6, [0], 1));
        Assert.Equal(1, Read(network, "normalize1.scale")[0]);
        Assert.Equal(1, Read(network, "normalize1.scale")[1]);
        Assert.Equal(1.5f, Read(network, "normalize1.scale")[2]);
    }

    private static double[] Read(Standardized network, string name)
    {
        double[] values = new double[3];
        network.ReadTensor(name, values);
        return values;
    }

    private static float[] Read(Adapted network, string name)
    {
        float[] values = new float[3];
        network.ReadTensor(name, values);
        return values;
    }

    private static void Says(string argument, string message, Action call)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(argument, call);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
