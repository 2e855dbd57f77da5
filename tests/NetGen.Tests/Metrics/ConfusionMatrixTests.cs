using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Metrics;

public class ConfusionMatrixTests
{
    [Fact]
    public void ScoresAreScikitLearns() => Assert.All(MetricsVectors.Answers, expected =>
    {
        ConfusionMatrix matrix = ConfusionMatrix.Of(expected.Actual, expected.Predicted, expected.Classes);
        Assert.Equal(expected.Confusion, Enumerable.Range(0, matrix.ClassCount).SelectMany(a => Enumerable.Range(0, matrix.ClassCount).Select(p => matrix[a, p])));
        Assert.Equal(expected.Actual.Length, matrix.Count);
        MetricsVectors.Near(expected.Accuracy, matrix.Accuracy, "accuracy");
        MetricsVectors.Near(expected.BalancedAccuracy, matrix.BalancedAccuracy, "balanced accuracy");
        MetricsVectors.Near(expected.Matthews, matrix.Matthews, "Matthews");
        Near(expected.Precision, matrix.Precision, "precision");
        Near(expected.Recall, matrix.Recall, "recall");
        Near(expected.F1, matrix.F1, "F1");
        int[] classes = [.. Enumerable.Range(0, matrix.ClassCount)];
        MetricsVectors.Near(expected.PrecisionOf, Array.ConvertAll(classes, matrix.PrecisionOf), "precision of a class");
        MetricsVectors.Near(expected.RecallOf, Array.ConvertAll(classes, matrix.RecallOf), "recall of a class");
        MetricsVectors.Near(expected.F1Of, Array.ConvertAll(classes, matrix.F1Of), "F1 of a class");
    });

    [Fact]
    public void TheReportIsScikitLearns() => Assert.All(
        MetricsVectors.Answers,
        expected => Assert.Equal(
            expected.Report, new ClassificationReport(expected.Actual, expected.Predicted, [], expected.Classes, classes: null, logLoss: 0).ToString()));

    [Fact]
    public void MatricesAreAdded()
    {
        var sum = new ConfusionMatrix([1, 2, 3, 4], 2, ["no", "yes"]) + ConfusionMatrix.Of([0, 1], [1, 1], 2);
        Assert.Equal([1, 3, 3, 5], [sum[0, 0], sum[0, 1], sum[1, 0], sum[1, 1]]);
        Assert.Equal(12, sum.Count);
        Assert.Equal(6, sum.Correct);
        Assert.Equal(8, sum.Support(1));
        Assert.Equal<string>(["no", "yes"], sum.Classes);
        Assert.Equal(
            """
            true \ predicted  no  yes
            no                 1    3
            yes                3    5
            """.ReplaceLineEndings("\n"),
            sum.ToString());
    }

    /// <summary>Counts whose squares are beyond 64 bits.</summary>
    [Fact]
    public void LargeCountsKeepTheirDigits()
    {
        var small = new ConfusionMatrix([5, 3, 2, 7], 2);
        const long Many = 100_000_000_000;
        var large = new ConfusionMatrix([5 * Many, 3 * Many, 2 * Many, 7 * Many], 2);
        Assert.Equal(small.Matthews, large.Matthews, 1e-15);
        Assert.Equal(small.F1(Averaging.Weighted), large.F1(Averaging.Weighted), 1e-15);
    }

    [Fact]
    public void Refusals()
    {
        static string Message(Action act) => Assert.ThrowsAny<Exception>(act).Message;

        Assert.StartsWith("A metric needs at least one sample, but actual is empty.", Message(() => ConfusionMatrix.Of([], [], 2)));
        Assert.StartsWith("The length of predicted must be 1, but is 2.", Message(() => ConfusionMatrix.Of([0], [0, 1], 2)));
        Assert.StartsWith("actual[1] must be a class from 0 to 1, but is 2.", Message(() => ConfusionMatrix.Of([0, 2], [0, 1], 2)));
        Assert.StartsWith("predicted[0] must be a class from 0 to 1, but is -1.", Message(() => ConfusionMatrix.Of([0], [-1], 2)));
        Assert.StartsWith("classCount ('0') must be", Message(() => ConfusionMatrix.Of([0], [0], 0)));
        Assert.StartsWith("classCount ('46341') must be", Message(() => ConfusionMatrix.Of([0], [0], 46341)));
        Assert.StartsWith("counts must have 4 elements (2 times 2), but has 3.", Message(() => new ConfusionMatrix([1, 2, 3], 2)));
        Assert.StartsWith("counts[1] must not be negative, but is -2.", Message(() => new ConfusionMatrix([1, -2, 3, 4], 2)));
        Assert.StartsWith("A confusion matrix needs at least one sample, but all counts are 0.", Message(() => new ConfusionMatrix([0], 1)));
        Assert.StartsWith("classes must have 2 names, but has 1.", Message(() => new ConfusionMatrix([1, 2, 3, 4], 2, ["no"])));
        ConfusionMatrix three = ConfusionMatrix.Of([0, 1, 2], [0, 1, 2], 3);
        Assert.StartsWith("Averaging.Binary is for two classes, but there are 3: choose Averaging.Macro,", Message(() => three.F1()));
        Assert.StartsWith("Choose Averaging.Binary, ", Message(() => three.F1((Averaging)9)));
        Assert.StartsWith("The classes are 0 to 2.", Message(() => three.RecallOf(3)));
        Assert.StartsWith("The classes are 0 to 2.", Message(() => _ = three[0, -1]));
        Assert.StartsWith(
            "Only matrices of the same classes can be added, but these have 3 and 2.", Message(() => _ = three + ConfusionMatrix.Of([0], [0], 2)));
    }

    private static void Near(Averages expected, Func<Averaging, double> score, string what)
    {
        MetricsVectors.Near(expected.Macro, score(Averaging.Macro), $"{what}, macro");
        MetricsVectors.Near(expected.Micro, score(Averaging.Micro), $"{what}, micro");
        MetricsVectors.Near(expected.Weighted, score(Averaging.Weighted), $"{what}, weighted");
        if (expected.Binary is { } binary)
        {
            MetricsVectors.Near(binary, score(Averaging.Binary), $"{what}, binary");
        }
    }
}
