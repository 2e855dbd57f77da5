using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

public class DatasetTests
{
    private sealed record Flower(double Length, double Width, string Species);

    private static readonly Flower[] Flowers = [new(1, 2, "rose"), new(3, 4, "aster"), new(5, 6, "rose"), new(7, 8, "iris")];

    [Fact]
    public void HoldsACopyOfItsRows()
    {
        double[] features = [1, 2, 3, 4, 5, 6];
        var data = new Dataset(features, 3, [7, 8], 1, ["a", "b", "c"], ["y"]);
        features[0] = 100;
        Assert.Equal((2, 3, 1), (data.Count, data.FeatureCount, data.TargetCount));
        Assert.Equal([1, 2, 3], data.Features(0).ToArray());
        Assert.Equal([4, 5, 6], data.Features(1).ToArray());
        Assert.Equal([8], data.Targets(1).ToArray());
        Assert.Equal<string>(["a", "b", "c"], data.FeatureNames);
        Assert.Equal<string>(["y"], data.TargetNames);
        Assert.Equal([4, 5, 6, 1, 2, 3, 4, 5, 6], data.Subset([1, 0, 1]).AllFeatures.ToArray());
    }

    [Fact]
    public void ConstructorRefusals()
    {
        static string Message(Func<Dataset> make) => Assert.ThrowsAny<ArgumentException>(make).Message;

        Assert.StartsWith("A dataset needs at least one row", Message(() => new Dataset([], 1, [], 1)));
        Assert.StartsWith("The length of features must be a multiple of 2, the features of one row, but is 3.",
            Message(() => new Dataset([1, 2, 3], 2, [1], 1)));
        Assert.StartsWith("The length of targets must be 2 (2 rows of 1), but is 1.", Message(() => new Dataset([1, 2], 1, [1], 1)));
        Assert.StartsWith("featureCount ('0') must be", Message(() => new Dataset([1], 0, [1], 1)));
        Assert.StartsWith("featureNames must have 1 names, but has 2.", Message(() => new Dataset([1], 1, [1], 1, ["a", "b"])));
        Assert.StartsWith("features, row 1, column 0 ('a'): expected a finite number, found NaN.",
            Message(() => new Dataset([1, double.NaN], 1, [1, 2], 1, ["a"])));
        Assert.StartsWith("targets, row 0, column 0: expected a finite number, found Infinity.",
            Message(() => new Dataset([1], 1, [double.PositiveInfinity], 1)));
        Assert.StartsWith("targets, row 1: expected the index of one of 2 classes, found 2.",
            Message(() => new Dataset([1, 2], 1, [0, 2], 1, classes: ["a", "b"])));
        Assert.StartsWith("With 3 classes a row has one target or 3, but targetCount is 2.",
            Message(() => new Dataset([1], 1, [0, 1], 2, classes: ["a", "b", "c"])));
        Assert.StartsWith("The dataset has the rows 0 to 0.", Message(() => { new Dataset([1], 1, [1], 1).Features(1); return null!; }));
        Assert.StartsWith("The dataset has the rows 0 to 0.", Message(() => { new Dataset([1], 1, [1], 1).Targets(-1); return null!; }));
    }

    [Fact]
    public void OneHotOfNumbers()
    {
        var digits = new Dataset([1, 2, 3], 1, [2, 0, 1], 1);
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 1, 0], digits.OneHot().AllTargets.ToArray());
        Assert.Equal(10, digits.OneHot(10).TargetCount);
        Assert.Equal(
            "One-hot targets are made from class indices, whole numbers from 0 to 1, but row 0 has 2.",
            Assert.Throws<InvalidOperationException>(() => digits.OneHot(2)).Message);
        Assert.Equal(
            "One-hot targets are made from class indices, whole numbers from 0 to 4, but row 0 has 0.5.",
            Assert.Throws<InvalidOperationException>(() => new Dataset([1], 1, [0.5], 1).OneHot(5)).Message);
        Assert.Throws<InvalidOperationException>(() => new Dataset([1, 2], 1, [0, 2e9], 1).OneHot());
        Assert.Equal(
            "One-hot targets are made from one target, a class index, but a row has 3.",
            Assert.Throws<InvalidOperationException>(() => digits.OneHot().OneHot()).Message);
        Assert.StartsWith(
            "The dataset has 2 classes.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset([1], 1, [0], 1, classes: ["a", "b"]).OneHot(3)).Message);
    }

    [Fact]
    public void RowsStayWithTheirNumbers()
    {
        Dataset<Flower> data = Dataset.From(Flowers, f => [f.Length, f.Width], f => f.Species);
        Assert.Equal<string>(["aster", "iris", "rose"], data.Classes);
        Assert.Equal([2, 0, 2, 1], data.AllTargets.ToArray());
        (Dataset<Flower> train, Dataset<Flower> test) = data.OneHot().Shuffle(1).Split(0.5, 3);
        Dataset[] all = [train, test, .. data.KFold(2, 1).Select(p => p.Validation), data.Subset([3, 1]), StandardScaler.Fit(data).Transform(data)];
        foreach (Dataset<Flower> part in all.Cast<Dataset<Flower>>())
        {
            for (int row = 0; row < part.Count; row++)
            {
                int label = part.TargetCount == 1 ? (int)part.Targets(row)[0] : part.Targets(row).IndexOf(1);
                Assert.Equal(part.Rows[row].Species, part.Classes[label]);
            }
        }

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], data.AllFeatures.ToArray());
        Assert.Equal([2, 4, 6, 8], Dataset.From(Flowers, f => [f.Length], f => f.Width).AllTargets.ToArray());
        Assert.Equal(2, Dataset.From(Flowers, f => [f.Length], f => [f.Width, f.Length]).TargetCount);
    }

    [Fact]
    public void SelectorRefusals()
    {
        static string Message(Func<Dataset> make) => Assert.ThrowsAny<ArgumentException>(make).Message;

        Assert.StartsWith("features, row 1: expected 1 values as in row 0, found 2.",
            Message(() => Dataset.From([1, 2], i => new double[i], i => i)));
        Assert.StartsWith("targets, row 0: expected at least one value, found none.",
            Message(() => Dataset.From([1], i => [i], i => Array.Empty<double>())));
        Assert.StartsWith("targets, row 1, column 0: expected a finite number, found NaN.",
            Message(() => Dataset.From([1, double.NaN], _ => [1], d => d)));
        Assert.StartsWith("label, row 1: expected a text, found null.", Message(() => Dataset.From(["a", null!], _ => [1], label => label)));
        Assert.StartsWith("A dataset needs at least one row", Message(() => Dataset.From(Array.Empty<int>(), i => [i], i => i)));
    }
}
