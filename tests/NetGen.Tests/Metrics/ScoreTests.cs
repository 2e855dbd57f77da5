using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Metrics;

public class ScoreTests
{
    [Fact]
    public void RocCurvesAreScikitLearns() => Assert.All(MetricsVectors.Scores, expected =>
    {
        RocCurve curve = RocCurve.Of<double>(expected.Actual, expected.Scores);
        MetricsVectors.Near(expected.FalsePositiveRates, [.. curve.Points.Select(p => p.FalsePositiveRate)], "false positive rate");
        MetricsVectors.Near(expected.TruePositiveRates, [.. curve.Points.Select(p => p.TruePositiveRate)], "true positive rate");
        MetricsVectors.Near([double.PositiveInfinity, .. expected.RocThresholds[1..]], [.. curve.Points.Select(p => p.Threshold)], "threshold");
        MetricsVectors.Near(expected.Area, curve.Area, "area");
    });

    [Fact]
    public void PrecisionRecallCurvesAreScikitLearns() => Assert.All(MetricsVectors.Scores, expected =>
    {
        PrecisionRecallCurve curve = PrecisionRecallCurve.Of<double>(expected.Actual, expected.Scores);
        MetricsVectors.Near(expected.Precisions, [.. curve.Points.Select(p => p.Precision)], "precision");
        MetricsVectors.Near(expected.Recalls, [.. curve.Points.Select(p => p.Recall)], "recall");
        MetricsVectors.Near(
            [.. expected.PrecisionRecallThresholds, double.PositiveInfinity], [.. curve.Points.Select(p => p.Threshold)], "threshold");
        MetricsVectors.Near(expected.AveragePrecision, curve.AveragePrecision, "average precision");
    });

    /// <summary>A float's logarithm is taken of a float there, of a double here.</summary>
    [Fact]
    public void LogLossIsScikitLearns() => Assert.All(MetricsVectors.Probabilities, expected =>
    {
        float[] floats = Array.ConvertAll(expected.Probabilities, p => (float)p);
        double actual = (expected.Single, expected.Probabilities.Length == expected.Actual.Length) switch
        {
            (true, true) => ClassificationMetrics.LogLoss<float>(expected.Actual, floats),
            (true, false) => ClassificationMetrics.LogLoss<float>(expected.Actual, floats, expected.Classes),
            (false, true) => ClassificationMetrics.LogLoss<double>(expected.Actual, expected.Probabilities),
            (false, false) => ClassificationMetrics.LogLoss<double>(expected.Actual, expected.Probabilities, expected.Classes),
        };
        MetricsVectors.Near(expected.LogLoss, actual, expected.Name, expected.Single ? 2e-7 : 1e-13);
    });

    [Fact]
    public void TopKAccuracyIsScikitLearns()
    {
        ProbabilitiesCase[] cases = [.. MetricsVectors.Probabilities.Where(p => p.TopK is not null)];
        Assert.Equal(8, cases.Length);
        Assert.All(cases, expected => MetricsVectors.Near(
            expected.TopK!,
            [.. Enumerable.Range(1, expected.Classes).Select(k => ClassificationMetrics.TopKAccuracy<double>(expected.Actual, expected.Probabilities, expected.Classes, k))],
            expected.Name));
    }

    /// <summary>Any class may be the positive one; the scores may be floats, in an array, as a network gives them.</summary>
    [Fact]
    public void OneClassAgainstTheOthers()
    {
        int[] actual = [0, 1, 2, 2];
        float[] scores = [0.1f, 0.4f, 0.35f, 0.8f];
        Assert.Equal(0.75, RocCurve.Of(actual, scores, positive: 2).Area);
        Assert.Equal((1 + (2 / 3.0)) / 2, PrecisionRecallCurve.Of(actual, scores, positive: 2).AveragePrecision, 1e-15);
        Assert.Equal(0.5, ClassificationMetrics.LogLoss([1], [MathF.Exp(-0.5f)]), 1e-7);
    }

    [Fact]
    public void Refusals()
    {
        static string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;

        Assert.StartsWith("A metric needs at least one sample, but actual is empty.", Message(() => RocCurve.Of<double>([], [])));
        Assert.StartsWith("The length of scores must be 2, but is 1.", Message(() => RocCurve.Of<double>([0, 1], [1])));
        Assert.StartsWith("scores[1] must be a number, but is NaN.", Message(() => PrecisionRecallCurve.Of([0, 1], [1, double.NaN])));
        Assert.StartsWith("actual[0] must be a class from 0 to 1, but is 2.", Message(() => ClassificationMetrics.LogLoss([2], [0.5])));
        Assert.StartsWith("The length of probabilities must be 3, but is 2.", Message(() => ClassificationMetrics.LogLoss([0], [0.5, 0.5], 3)));
        Assert.StartsWith("probabilities[0] must be a number, but is NaN.", Message(() => ClassificationMetrics.LogLoss([0], [float.NaN, 1], 2)));
        Assert.StartsWith("classCount ('1') must be", Message(() => ClassificationMetrics.TopKAccuracy([0], [0.5], 1, 1)));
        Assert.StartsWith("k ('0') must be", Message(() => ClassificationMetrics.TopKAccuracy([0], [0.5, 0.5], 2, 0)));
    }
}
