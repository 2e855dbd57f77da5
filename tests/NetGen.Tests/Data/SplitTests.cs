using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Data;

public class SplitTests
{
    private static Dataset Numbered(int count, Func<int, double>? target = null)
    {
        double[] rows = [.. Enumerable.Range(0, count).Select(i => (double)i)];
        return new Dataset(rows, 1, [.. rows.Select((_, i) => target is null ? i : target(i))], 1);
    }

    private static double[] Rows(Dataset data) => data.AllFeatures.ToArray();

    [Fact]
    public void TheTutorialsSplitIsTheSameOnEveryMachine()
    {
        (Dataset train, Dataset test) = Numbered(569).Split(0.8, seed: 28);
        Assert.Equal((455, 114), (train.Count, test.Count));
        Assert.Equal([253, 170, 152, 509, 565, 324, 157, 63, 551, 436], Rows(train)[..10]);
    }

    [Fact]
    public void EveryRowIsInExactlyOnePart() =>
        Gen.Select(Gen.Int[2, 60], Gen.Double[0.01, 0.99], Gen.Int, Gen.Int[1, 4]).Sample((count, share, seed, classes) =>
        {
            Dataset data = Numbered(count, i => i % classes);
            int size = (int)Math.Floor((share * count) + 0.5);
            if (size == 0 || size == count)
            {
                Assert.Throws<ArgumentException>(() => data.Split(share, seed));
                return;
            }

            (Dataset train, Dataset test) = data.Split(share, seed);
            Assert.Equal(size, train.Count);
            Assert.Equal(Rows(data), Rows(train).Concat(Rows(test)).Order());
            if (data.AllTargets.ToArray().CountBy(y => y).Any(pair => pair.Value < 2))
            {
                return;
            }

            (train, test) = data.Split(share, seed, stratify: true);
            Assert.Equal(size, train.Count);
            Assert.Equal(Rows(data), Rows(train).Concat(Rows(test)).Order());
            for (int c = 0; c < classes; c++)
            {
                double exact = (double)data.AllTargets.ToArray().Count(y => y == c) * size / count;
                Assert.InRange(train.AllTargets.ToArray().Count(y => y == c), Math.Floor(exact), Math.Ceiling(exact));
            }
        }, iter: 500);

    [Fact]
    public void FoldsValidateEveryRowOnce() =>
        Gen.Select(Gen.Int[4, 60], Gen.Int[2, 6], Gen.Int, Gen.Int[1, 3], Gen.Bool).Sample((count, folds, seed, classes, stratified) =>
        {
            folds = Math.Min(folds, count / classes);
            if (folds < 2)
            {
                return;
            }

            Dataset data = Numbered(count, i => i % classes);
            (Dataset Train, Dataset Validation)[] pairs = [.. data.KFold(folds, seed, stratified)];
            Assert.Equal(folds, pairs.Length);
            Assert.Equal(Rows(data), pairs.SelectMany(pair => Rows(pair.Validation)).Order());
            Assert.All(pairs, pair => Assert.Equal(Rows(data), Rows(pair.Train).Concat(Rows(pair.Validation)).Order()));
            Assert.InRange(pairs.Max(pair => pair.Validation.Count) - pairs.Min(pair => pair.Validation.Count), 0, 1);
            for (int c = 0; stratified && c < classes; c++)
            {
                int[] counts = [.. pairs.Select(pair => pair.Validation.AllTargets.ToArray().Count(y => y == c))];
                Assert.InRange(counts.Max() - counts.Min(), 0, 1);
            }
        }, iter: 500);

    [Fact]
    public void SeedsDecideTheOrder()
    {
        Dataset data = Numbered(50);
        Assert.Equal(Rows(data.Shuffle(3)), Rows(data.Shuffle(3)));
        Assert.NotEqual(Rows(data.Shuffle(3)), Rows(data.Shuffle(4)));
        Assert.Equal(Rows(data), Rows(data.Shuffle(3)).Order());
        Assert.Equal(data.KFold(5, 1).Select(p => Rows(p.Validation)[0]), data.KFold(5, 1).Select(p => Rows(p.Validation)[0]));
        Assert.Equal(Rows(data.Shuffle(3)), data.Shuffle(3).AllTargets.ToArray());
    }

    [Fact]
    public void StrataAreWholeTargetsSoOneHotWorksToo()
    {
        Dataset data = Numbered(30, i => i % 3).OneHot();
        (Dataset train, _) = data.Split(0.5, 1, stratify: true);
        Assert.Equal([5.0, 5, 5], Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, train.Count).Sum(row => train.Targets(row)[c])));
    }

    [Fact]
    public void Refusals()
    {
        Dataset data = Numbered(3);
        Assert.StartsWith("The share must be between 0 and 1.", Assert.Throws<ArgumentOutOfRangeException>(() => data.Split(1, 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Split(double.NaN, 0));
        Assert.StartsWith("A share of 0.9 of 3 rows leaves no row for the test.", Assert.Throws<ArgumentException>(() => data.Split(0.9, 0)).Message);
        Assert.StartsWith("A share of 0.1 of 3 rows leaves no row for training.", Assert.Throws<ArgumentException>(() => data.Split(0.1, 0)).Message);
        Assert.StartsWith(
            "A stratified split needs two rows of every class, but row 0 is the only one with its target, 0.",
            Assert.Throws<ArgumentException>(() => data.Split(0.5, 0, stratify: true)).Message);
        var labelled = Dataset.From(["b", "b", "a"], _ => [1], s => s);
        Assert.StartsWith(
            "A stratified split needs two rows of every class, but row 2 is the only one with its target, 'a'.",
            Assert.Throws<ArgumentException>(() => labelled.Split(0.5, 0, stratify: true)).Message);
        Assert.StartsWith(
            "The number of folds must be from 2 to 3, the number of rows.", Assert.Throws<ArgumentOutOfRangeException>(() => data.KFold(4, 0)).Message);
        Assert.StartsWith(
            "2 stratified folds need a class of at least 2 rows, but the largest has 1.", Assert.Throws<ArgumentException>(() => data.KFold(2, 0, stratify: true)).Message);
        Assert.StartsWith("The dataset has the rows 0 to 2.", Assert.Throws<ArgumentOutOfRangeException>(() => data.Subset([0, 3])).Message);
        Assert.StartsWith("A dataset needs at least one row", Assert.Throws<ArgumentException>(() => data.Subset([])).Message);
    }
}
