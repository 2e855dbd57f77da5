using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Names of columns are kept, and compared where a scaler meets another dataset.</summary>
public class FeatureNameTests
{
    private static readonly Dataset Train = new([1, 10, 3, 30], 2, [0, 1], 1, ["a", "b"], ["y"]);
    private static readonly Dataset Swapped = new([10, 1, 30, 3], 2, [0, 1], 1, ["b", "a"], ["y"]);

    [Fact]
    public void AScalerRefusesColumnsInAnotherOrder()
    {
        FeatureScaler[] scalers =
        [
            StandardScaler.Fit(Train), MinMaxScaler.Fit(Train),
            new StandardScaler([1, 2], [1, 2], ["a", "b"]), new MinMaxScaler([1, 2], [3, 4], featureNames: ["a", "b"]),
        ];
        Assert.All(scalers, scaler =>
        {
            Assert.Equal<string>(["a", "b"], scaler.FeatureNames);
            Assert.StartsWith(
                "The features of dataset are those of the data the scaler was fitted to in another order: feature 0 is 'b', but 'a' in the "
                    + "data the scaler was fitted to.",
                Message(() => scaler.Transform(Swapped)));
            Assert.StartsWith(
                "The features of dataset are not those of the data the scaler was fitted to: it lacks 'b', it has 'c', which the data the "
                    + "scaler was fitted to does not have.",
                Message(() => scaler.Transform(new Dataset([1, 2], 2, [0], 1, ["a", "c"]))));
            Assert.Equal(scaler.Transform(Train).AllFeatures, scaler.Transform(Swapped.SelectFeatures(scaler.FeatureNames)).AllFeatures);

            // Without names there is nothing to compare.
            Assert.Equal(2, scaler.Transform(new Dataset([1, 2], 2, [0], 1)).FeatureCount);
        });
        Assert.Equal(2, new StandardScaler([1, 2], [1, 2]).Transform(Swapped).FeatureCount);
        Assert.StartsWith("featureNames must have 1 names, but has 2.", Message(() => new StandardScaler([1], [1], ["a", "b"])));
        Assert.StartsWith("featureNames must all be different", Message(() => new MinMaxScaler([1, 2], [3, 4], featureNames: ["a", "a"])));
    }

    [Fact]
    public void FeaturesAreSelectedByName()
    {
        Dataset swapped = Train.SelectFeatures(["b", "a"]);
        Assert.Equal(Swapped.AllFeatures, swapped.AllFeatures);
        Assert.Equal<string>(["b", "a"], swapped.FeatureNames);
        Assert.Equal(Train.AllTargets, swapped.AllTargets);
        Assert.Equal([10, 30], Train.SelectFeatures(["b"]).AllFeatures.ToArray());
        Assert.StartsWith("The dataset has no feature 'c'; it has the features 'a', 'b'.", Message(() => Train.SelectFeatures(["a", "c"])));
        Assert.StartsWith("The dataset has no feature 'a'; it has no names.", Message(() => new Dataset([1], 1, [1], 1).SelectFeatures(["a"])));
        Assert.StartsWith("names must all be different, but 'a' is at 0 and at 1.", Message(() => Train.SelectFeatures(["a", "a"])));
        Assert.StartsWith("A dataset needs at least one feature, but names is empty.", Message(() => Train.SelectFeatures([])));
    }

    [Fact]
    public void PartsKeepTheirNames()
    {
        (Dataset train, Dataset test) = Train.Split(0.5, 1);
        (Dataset first, Dataset validation) = Train.KFold(2, 1).First();
        Dataset[] parts =
        [
            train, test, first, validation, Train.OneHot(2), Train.Shuffle(1), Train.Subset([0]), StandardScaler.Fit(Train).Transform(Train),
            Train.WithClasses(["n", "y"]),
        ];
        Assert.All(parts, part => Assert.Equal<string>(["a", "b"], part.FeatureNames));
        Assert.All(parts.Where(part => part.TargetCount == 1), part => Assert.Equal<string>(["y"], part.TargetNames));
    }

    /// <summary>The sum of squares, the sum itself, or the range overflows; the second feature is the one to be named.</summary>
    [Theory]
    [InlineData(-1e308, 1e308)]
    [InlineData(1e308, 1.1e308)]
    [InlineData(-1e160, 1e160)]
    public void ValuesTooLargeForAScalerAreNamed(double low, double high)
    {
        var data = new Dataset([1, low, 2, high], 2, [0, 1], 1, ["a", "b"]);
        Assert.StartsWith("Feature 1 ('b') has values too large for a mean and a standard deviation in double: scale, clip or leave it out "
            + "first.", Message(() => StandardScaler.Fit(data)));
        if (high - low > double.MaxValue)
        {
            Assert.StartsWith(
                "Feature 1 ('b') must have a minimum not above its maximum and a finite range, but goes from -1E+308 to "
                    + "1E+308.", Message(() => MinMaxScaler.Fit(data)));
        }
        else
        {
            Assert.Equal([0, 0, 1, 1], MinMaxScaler.Fit(data).Transform(data).AllFeatures.ToArray());
        }
    }

    [Fact]
    public void ValuesScaledBeyondDoubleAreNamed()
    {
        StandardScaler scaler = new([0, -1e308], [1, 0.5], ["a", "b"]);
        Assert.StartsWith(
            "scaled dataset, row 1, column 1 ('b'): expected a finite number, found Infinity.",
            Message(() => scaler.Transform(new Dataset([1, -1e308, 3, 1e308], 2, [0, 1], 1, ["a", "b"]))));
    }

    private static string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;
}
