using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Metrics;

/// <summary>Metrics of networks whose output has masked steps: as if these were not there.</summary>
public sealed class MaskedMetricsTests
{
    /// <summary>More than a batch of predictions.</summary>
    private const int Samples = 300;
    private const int Steps = 4;

    /// <summary>Which steps are filled up: none, some behind or within the sequence, or all.</summary>
    private static readonly bool[] Filled = [.. Enumerable.Range(0, Samples * Steps).Select(i => (i * 7 % 11 < 4) || i / Steps % 10 == 3)];

    [Fact]
    public void ClassesOfMaskedStepsAreLeftOut()
    {
        var network = new MaskedClasses(seed: 1);
        double[] targets = OneHot(Classes(), Filled);
        Dataset data = new(Features(0), Steps * 2, targets, Steps * 3);
        ClassificationReport report = Classification.Evaluate(network, data);
        int[] kept = Kept();
        Assert.Equal([.. kept.Select(i => Classes()[i])], report.Actual.ToArray());
        float[] outputs = new float[Samples * Steps * 3];
        network.Predict(Singles(Features(0)), outputs);
        Assert.Equal([.. kept.Select(i => Largest(outputs[(i * 3)..((i + 1) * 3)]))], report.Predicted.ToArray());
        Assert.Equal(kept.Length, report.Confusion.Count);
        Assert.Equal(network.Evaluate(Singles(Features(0)), Singles(targets)), report.LogLoss, 1e-5);
    }

    /// <summary>Both masks: that of the padding token and that of the ignored class.</summary>
    [Fact]
    public void IgnoredClassesAndPaddingTokensAreLeftOut()
    {
        var network = new MaskedIndices(seed: 1);
        int[] tokens = [.. Enumerable.Range(0, Samples * Steps).Select(i => Filled[i] ? 2 : 3 + (i % 3))];
        int[] classes = Classes();
        ClassificationReport report = Classification.Evaluate(network, new Dataset(Doubles(tokens), Steps, Doubles(classes), Steps));
        int[] kept = [.. Kept().Where(i => classes[i] != 1)];
        Assert.Equal([.. kept.Select(i => classes[i])], report.Actual.ToArray());
        double[] outputs = new double[Samples * Steps * 3];
        network.Predict(tokens, outputs);
        Assert.Equal([.. kept.Select(i => Largest(outputs[(i * 3)..((i + 1) * 3)]))], report.Predicted.ToArray());
        Assert.Equal(network.Evaluate(tokens, classes), report.LogLoss, 1e-12);
        Assert.Equal((kept.Length, 0L), ((int)report.Confusion.Count, report.Confusion.Support(1)));
    }

    /// <summary>Where a mask depends on parameters, and a step counts where it does in both masks.</summary>
    [Fact]
    public void NumbersOfMaskedStepsAreLeftOut()
    {
        double[] targets = [.. Enumerable.Range(0, Samples * Steps * 2).Select(i => Math.Cos(i))];
        foreach (int seed in new[] { 1, 2, 5 })
        {
            var network = new MaskedNumbers(seed);
            RegressionReport report = Regression.Evaluate(network, new Dataset(Features(0), Steps * 2, targets, Steps * 2));
            RegressionReport plain = Regression.Evaluate(new PlainMaskedNumbers(seed), new Dataset(Features(0), Steps * 2, targets, Steps * 2));
            Assert.Equal(report.Count, plain.Count);
            Assert.Equal(report.RSquared, plain.RSquared, 1e-12);
            Assert.Equal(network.Evaluate(Features(0), targets), report.MeanSquaredError, 1e-12);
            double[] outputs = new double[targets.Length];
            network.Predict(Features(0), outputs);
            int[] rows = [.. Kept().Where(i => IsPositive(network, Features(0)[(i * 2)..((i + 1) * 2)]))];
            Assert.InRange(rows.Length, 1, Kept().Length - 1);
            Assert.Equal(rows.Length, report.Count);
            double[] kept = [.. Rows(targets, rows, 2)];
            double[] predicted = [.. Rows(outputs, rows, 2)];
            Assert.Equal(RegressionMetrics.RSquared<double>(kept, predicted, 2), report.RSquared, 1e-12);
            Assert.Equal(RegressionMetrics.MeanAbsoluteError<double>(kept, predicted, 2), report.MeanAbsoluteError, 1e-12);
        }
    }

    [Fact]
    public void EachStepThatCountsHasLabels()
    {
        var network = new MaskedLabels(seed: 1);
        double[] targets = [.. Enumerable.Range(0, Samples * Steps * 2).Select(i => Filled[i / 2] ? 0 : i * 5 % 3 == 1 ? 1.0 : 0)];
        Dataset data = new(Features(-1), Steps * 2, targets, Steps * 2);
        double[] outputs = new double[targets.Length];
        network.Predict(Features(-1), outputs);
        int[] actual = [.. Rows(targets, Kept(), 2).Select(t => (int)t)];
        double[] kept = [.. Rows(outputs, Kept(), 2)];
        MultiLabelReport report = MultiLabel.Evaluate(network, data, 0.4, 0.6);
        MultiLabelReport expected = MultiLabelReport.Of<double>(actual, kept, 2, [0.4, 0.6]);
        Assert.Equal((2, Kept().Length), (report.LabelCount, report.Count));
        Assert.Equal(expected.ToString(), report.ToString());
        Assert.Equal(expected.SubsetAccuracy, report.SubsetAccuracy);
        ChosenThreshold[] chosen = [.. MultiLabel.ChooseThresholds(network, data, ThresholdCriterion.F1)];
        Assert.Equal(
            [.. Enumerable.Range(0, 2).Select(label => ThresholdCriterion.F1.Choose<double>(
                [.. actual.Where((_, i) => i % 2 == label)], [.. kept.Where((_, i) => i % 2 == label)]))],
            chosen);
    }

    [Fact]
    public void AMaskedSampleIsLeftOut()
    {
        var network = new MaskedChoice(seed: 1);
        Dataset data = new([1, 2, 0, 0, -3, 1, 0, 0], 2, [1, 0, 0, 1], 1);
        ClassificationReport report = Classification.Evaluate(network, data);
        Assert.Equal([1, 0], report.Actual.ToArray());
        Assert.Equal([network.Predict([1, 2]) > 0.5 ? 1 : 0, network.Predict([-3, 1]) > 0.5 ? 1 : 0], report.Predicted.ToArray());
        Assert.Equal(network.Evaluate([1, 2, -3, 1], [1, 0]), report.LogLoss, 1e-12);
    }

    /// <summary>What fills up the targets is no sign, and is not judged.</summary>
    [Fact]
    public void SignsOfMaskedStepsAreLeftOut()
    {
        var choice = new MaskedSign(seed: 1);
        ClassificationReport one = Classification.Evaluate(choice, new Dataset([1, 2, 0, 0, -3, 1, 0, 0], 2, [1, 0, -1, 0], 1));
        Assert.Equal([1, 0], one.Actual.ToArray());
        Assert.Equal([choice.Predict([1, 2]) > 0 ? 1 : 0, choice.Predict([-3, 1]) > 0 ? 1 : 0], one.Predicted.ToArray());

        var network = new MaskedSigns(seed: 1);
        double[] targets = [.. Enumerable.Range(0, Samples * Steps * 2).Select(i => Filled[i / 2] ? 0 : i * 5 % 3 == 1 ? 1.0 : -1)];
        float[] outputs = new float[targets.Length];
        network.Predict(Singles(Features(0)), outputs);
        int[] actual = [.. Rows(targets, Kept(), 2).Select(t => t > 0 ? 1 : 0)];
        double[] kept = [.. Rows([.. outputs.Select(o => (double)o)], Kept(), 2)];
        MultiLabelReport report = MultiLabel.Evaluate(network, new Dataset(Features(0), Steps * 2, targets, Steps * 2));
        Assert.Equal(MultiLabelReport.Of<double>(actual, kept, 2, [0, 0]).ToString(), report.ToString());
        Assert.Equal((2, Kept().Length), (report.LabelCount, report.Count));
    }

    [Fact]
    public void StepsThatAreAllMaskedAreRefused()
    {
        const string message = "No step counts: all steps of data are masked. (Parameter 'data')";
        Assert.Equal(message, Refused(() => Classification.Evaluate(new MaskedChoice(seed: 1), new Dataset([0, 0], 2, [1], 1))));
        double[] targets = new double[Steps * 2];
        Assert.Equal(message, Refused(() => Regression.Evaluate(new MaskedNumbers(seed: 1), new Dataset(new double[Steps * 2], Steps * 2, targets, Steps * 2))));
        double[] features = [.. Enumerable.Repeat(-1.0, Steps * 2)];
        Assert.Equal(message, Refused(() => MultiLabel.Evaluate(new MaskedLabels(seed: 1), new Dataset(features, Steps * 2, targets, Steps * 2))));

        static string Refused(Func<object> evaluate) => Assert.Throws<ArgumentException>(evaluate).Message;
    }

    [Fact]
    public void WhereNothingIsMaskedEveryRowCounts()
    {
        INetwork<MaskedClasses, float> masked = new MaskedClasses(seed: 1);
        INetwork<Tokens.Unpadded, double> other = new Tokens.Unpadded(seed: 1);
        Assert.NotNull(masked.Counted(new Dataset(Features(0), Steps * 2, OneHot(Classes(), Filled), Steps * 3)));
        Assert.Null(other.Counted(new Dataset(new double[4], 4, new double[4], 4)));
    }

    private static bool IsPositive(MaskedNumbers network, double[] step)
    {
        double[] weight = new double[4];
        double[] bias = new double[2];
        network.ReadTensor("dense1.weight", weight);
        network.ReadTensor("dense1.bias", bias);
        return Enumerable.Range(0, 2).Any(unit => (weight[2 * unit] * step[0]) + (weight[(2 * unit) + 1] * step[1]) + bias[unit] > 0);
    }

    private static int[] Kept() => [.. Enumerable.Range(0, Filled.Length).Where(i => !Filled[i])];

    private static IEnumerable<double> Rows(double[] all, int[] rows, int width) => rows.SelectMany(row => all[(row * width)..((row + 1) * width)]);

    private static double[] Features(double filling) =>
        [.. Enumerable.Range(0, Samples * Steps * 2).Select(i => Filled[i / 2] ? filling : Math.Sin(i) + 0.01)];

    private static int[] Classes() => [.. Enumerable.Range(0, Samples * Steps).Select(i => i * 13 % 7 % 3)];

    private static double[] OneHot(int[] classes, bool[] filled) =>
        [.. classes.SelectMany((c, i) => Enumerable.Range(0, 3).Select(k => !filled[i] && k == c ? 1.0 : 0))];

    private static int Largest<T>(T[] row)
        where T : IComparable<T> => Array.IndexOf(row, row.Max());

    private static float[] Singles(double[] numbers) => Array.ConvertAll(numbers, number => (float)number);

    private static double[] Doubles(int[] numbers) => Array.ConvertAll(numbers, number => (double)number);
}
