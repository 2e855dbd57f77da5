using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xunit;

namespace NetGen.Tests.Metrics;

/// <summary>What scikit-learn 1.2.1 says, as <c>vectors/make_vectors.py</c> wrote it down.</summary>
internal static class MetricsVectors
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly Lazy<Vectors> All = new(() =>
        JsonSerializer.Deserialize<Vectors>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Metrics", "vectors", "metrics.json")), Options)!);

    public static AnswersCase[] Answers => All.Value.Answers;

    public static ScoresCase[] Scores => All.Value.Scores;

    public static ProbabilitiesCase[] Probabilities => All.Value.Probabilities;

    public static NumbersCase[] Numbers => All.Value.Numbers;

    public static LabelsCase[] Labels => All.Value.Labels;

    public static ThresholdsCase[] Thresholds => All.Value.Thresholds;

    /// <summary>Equal but for the order of summation.</summary>
    public static void Near(double expected, double actual, string what, double tolerance = 1e-13) => Assert.True(
        expected.Equals(actual)
            || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{what}: expected {expected:R}, found {actual:R}");

    public static void Near(double[] expected, double[] actual, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: expected {expected.Length} values, found {actual.Length}");
        for (int i = 0; i < expected.Length; i++)
        {
            Near(expected[i], actual[i], $"{what}, {i}");
        }
    }

    private sealed record Vectors(
        AnswersCase[] Answers, ScoresCase[] Scores, ProbabilitiesCase[] Probabilities, NumbersCase[] Numbers, LabelsCase[] Labels, ThresholdsCase[] Thresholds);
}

internal sealed record Averages(double? Binary, double Macro, double Micro, double Weighted);

internal sealed record AnswersCase(
    string Name,
    int Classes,
    int[] Actual,
    int[] Predicted,
    long[] Confusion,
    double Accuracy,
    double BalancedAccuracy,
    double Matthews,
    string Report,
    Averages Precision,
    Averages Recall,
    Averages F1,
    double[] PrecisionOf,
    double[] RecallOf,
    double[] F1Of);

internal sealed record ScoresCase(
    string Name,
    int[] Actual,
    double[] Scores,
    double[] FalsePositiveRates,
    double[] TruePositiveRates,
    double[] RocThresholds,
    double Area,
    double[] Precisions,
    double[] Recalls,
    double[] PrecisionRecallThresholds,
    double AveragePrecision);

internal sealed record ProbabilitiesCase(string Name, int Classes, bool Single, int[] Actual, double[] Probabilities, double LogLoss, double[]? TopK);

internal sealed record NumbersCase(
    string Name,
    int Outputs,
    double[] Targets,
    double[] Predictions,
    double MeanSquaredError,
    double RootMeanSquaredError,
    double MeanAbsoluteError,
    double RSquared,
    double ExplainedVariance);

internal sealed record LabelAverages(double Macro, double? Micro, double? Weighted, double? Samples);

internal sealed record LabelsCase(
    string Name,
    int Labels,
    int[] Actual,
    double[] Scores,
    double[] Thresholds,
    double SubsetAccuracy,
    double HammingLoss,
    string Report,
    double[] F1Of,
    LabelAverages Precision,
    LabelAverages Recall,
    LabelAverages F1,
    LabelAverages Jaccard,
    LabelAverages AveragePrecision,
    LabelAverages? RocAuc);

internal sealed record ThresholdsCase(string Name, double F1, double Youden, double RecallAtPrecision, double PrecisionAtRecall, double Cost);
