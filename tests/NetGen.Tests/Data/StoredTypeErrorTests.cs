using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>What datasets of other numbers than doubles refuse.</summary>
public class StoredTypeErrorTests
{
    [Fact]
    public void All_numbers_at_once_as_doubles()
    {
        Dataset bytes = Dataset.From(new byte[6], 2, new int[3]);
        Assert.Equal(
            "The features are kept as byte, not as doubles, and are not converted all at once: CopyFeatures converts a row.",
            Assert.Throws<InvalidOperationException>(() => bytes.AllFeatures.Length).Message);
        Assert.Contains("kept as int", Assert.Throws<InvalidOperationException>(() => bytes.AllTargets.Length).Message, StringComparison.Ordinal);
        Assert.Equal(3, Dataset.From(new byte[6], 2, new double[3]).AllTargets.Length);
    }

    [Fact]
    public void Lengths_types_and_names()
    {
        Refused("features", () => Dataset.From(new byte[7], 2, new byte[3]));
        Refused("features", () => Dataset.From(Array.Empty<byte>(), 2, Array.Empty<byte>()));
        Refused("targets", () => Dataset.From(new byte[6], 2, new byte[4]));
        Refused("featureNames", () => Dataset.From(new byte[6], 2, new byte[3], featureNames: ["a"]));
        Refused("Char", () => Dataset.From(new char[6], 2, new byte[3]));
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => Dataset.From(new byte[6], 2, new byte[3], scale: 0));
        Assert.Throws<ArgumentOutOfRangeException>("featureCount", () => Dataset.From(new byte[6], 0, new byte[3]));
        Refused(
            "features, row 1, column 0: expected a finite number, found NaN",
            () => Dataset.From(new float[] { 0, 1, float.NaN, 3 }, 2, new byte[2]));
        Refused("targets, row 1, column 0", () => Dataset.From(new byte[4], 2, new float[] { 0, float.PositiveInfinity }));
        Refused(
            "targets, row 1: expected the index of one of 2 classes, found 2.",
            () => Dataset.From(new byte[4], 2, new byte[] { 0, 2 }, classes: ["a", "b"]));
        Refused("The length of features must be 2", () => Dataset.From(new byte[6], 2, new byte[3]).CopyFeatures<float>(0, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>("row", () => Dataset.From(new byte[6], 2, new byte[3]).CopyTargets<float>(3, new float[1]));
    }

    [Fact]
    public void Labels_that_are_no_class()
    {
        Dataset data = Dataset.From(new byte[6], 2, new int[] { 0, -1, 2 });
        Assert.Contains("row 1 has -1", Assert.Throws<InvalidOperationException>(() => data.OneHot(3)).Message, StringComparison.Ordinal);
        Dataset three = Dataset.From(new byte[6], 2, new byte[] { 0, 1, 2 });
        Assert.Contains("row 2 has 2", Assert.Throws<InvalidOperationException>(() => three.OneHot(2)).Message, StringComparison.Ordinal);
        Assert.Equal(3, three.OneHot().TargetCount);
    }

    [Fact]
    public void Numbers_too_large_for_a_network_of_floats()
    {
        double[] features = new double[2 * ImageData.Width];
        features[^1] = 1e300;
        Dataset data = Dataset.From(features, ImageData.Width, new byte[] { 0, 1 }).OneHot(3);
        Assert.Contains(
            "train, row 1, feature 299: expected a number within the range of Single, found 1E+300.",
            Assert.Throws<ArgumentException>(() => new WideImages(1).Fit(data, new TrainingOptions { Epochs = 1 })).Message,
            StringComparison.Ordinal);
        ImageData.Fitted<WideImages, float>(data.Subset([0]), new TrainingOptions { Epochs = 1 });
        Dataset scaled = new StandardScaler(new double[300], System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Repeat(1e-300, 300)))
            .Transform(Dataset.From(System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Repeat((byte)1, 300)), 300, new byte[1]).OneHot(3));
        Refused("feature 0: expected a number within the range of Single", () => new WideImages(1).Fit(scaled, new TrainingOptions { Epochs = 1 }));
    }

    [Fact]
    public void Batches_of_more_numbers_than_an_array_has()
    {
        Dataset data = Dataset.From(new byte[784], 784, new byte[1]).OneHot(10).Subset(new int[2_740_000]);
        const string Problem = "A batch of 2740000 rows, with InputSize 784, has 2148160000 numbers, but can have 21";
        Refused(Problem, () => new FashionClassifier(1).Fit(data, new TrainingOptions { BatchSize = 0 }));
        Refused(Problem, () => new LBfgs().Fit(new FashionClassifier(1), data));
        Refused("set BatchSize to fewer rows (0, and LBfgs, take all).", () => new LBfgs().Fit(new FashionClassifier(1), data));
    }

    [Fact]
    public void Parts_of_more_numbers_than_an_array_has()
    {
        // No row of these is read: what they need is computed first. 2³⁰ rows of 4 bytes would wrap to an array of none.
        int first = 0;
        NumberRows narrow = Dataset.From(new byte[4], 4, new byte[1]).Table.Features;
        Assert.Throws<OverflowException>(() => narrow.Take(MemoryMarshal.CreateReadOnlySpan(ref first, 1 << 30)));
    }

    [Fact]
    public void A_wide_row_is_searched_once()
    {
        float[] features = new float[300_000];
        features[^1] = float.NaN;
        long start = Stopwatch.GetTimestamp();
        Refused("row 0, column 299999: expected a finite number, found NaN", () => Dataset.From(features, features.Length, new byte[1]));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 5);
    }

    private static void Refused(string part, Action action) =>
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
}
