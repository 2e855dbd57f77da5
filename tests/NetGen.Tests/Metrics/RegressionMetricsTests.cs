using System;
using Xunit;

namespace NetGen.Tests.Metrics;

public class RegressionMetricsTests
{
    [Fact]
    public void ScoresAreScikitLearns() => Assert.All(MetricsVectors.Numbers, expected =>
    {
        MetricsVectors.Near(
            expected.MeanSquaredError, RegressionMetrics.MeanSquaredError<double>(expected.Targets, expected.Predictions, expected.Outputs), "MSE");
        MetricsVectors.Near(expected.RootMeanSquaredError, RegressionMetrics.RootMeanSquaredError<double>(expected.Targets, expected.Predictions, expected.Outputs), "RMSE");
        MetricsVectors.Near(
            expected.MeanAbsoluteError, RegressionMetrics.MeanAbsoluteError<double>(expected.Targets, expected.Predictions, expected.Outputs), "MAE");
        MetricsVectors.Near(expected.RSquared, RegressionMetrics.RSquared<double>(expected.Targets, expected.Predictions, expected.Outputs), "R²");
        MetricsVectors.Near(expected.ExplainedVariance, RegressionMetrics.ExplainedVariance<double>(expected.Targets, expected.Predictions, expected.Outputs), "explained variance");
    });

    /// <summary>Targets that do not vary, of a value no double is: their mean must not be another one.</summary>
    [Fact]
    public void EqualTargetsHaveNoVariance()
    {
        double[] targets = new double[569];
        Array.Fill(targets, 0.1);
        double[] predictions = new double[569];
        Assert.Equal(0, RegressionMetrics.RSquared<double>(targets, predictions));
        Assert.Equal(1, RegressionMetrics.ExplainedVariance<double>(targets, predictions));
    }

    [Fact]
    public void Refusals()
    {
        static string Message(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;

        Assert.StartsWith(
            "A metric needs at least one sample, but targets is empty.", Message(() => RegressionMetrics.MeanSquaredError<double>([], [])));
        Assert.StartsWith("The length of predictions must be 1, but is 2.", Message(() => RegressionMetrics.RSquared<float>([1], [1, 2])));
        Assert.StartsWith("The length of targets must be a multiple of 2, the outputs of one sample, but is 3.", Message(() => RegressionMetrics.RSquared<float>([1, 2, 3], [1, 2, 3], 2)));
        Assert.StartsWith("outputs ('0') must be", Message(() => RegressionMetrics.MeanAbsoluteError<float>([1], [1], 0)));
    }
}
