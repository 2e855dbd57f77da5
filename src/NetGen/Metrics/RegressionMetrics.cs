using System;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Metrics of numbers against numbers, as scikit-learn 1.2 defines them: with several outputs each is scored by itself, and the result is the mean of
/// the scores. <see cref="Regression"/> gives them all for a network and a dataset.
/// </summary>
public static class RegressionMetrics
{
    /// <summary>The mean of (t − y)².</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="targets">The truth t, <c>[n][outputs]</c>, row-major; at least one row.</param>
    /// <param name="predictions">The answers y, <c>[n][outputs]</c>, row-major.</param>
    /// <param name="outputs">Numbers of one sample; at least 1.</param>
    /// <exception cref="ArgumentException">No sample, or lengths that do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer outputs than 1.</exception>
    public static double MeanSquaredError<T>(ReadOnlySpan<T> targets, ReadOnlySpan<T> predictions, int outputs = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MeanScore(targets, predictions, outputs, static sums => sums.Squares / sums.Count);

    /// <summary>The square root of <see cref="MeanSquaredError"/>, in the targets' unit; with several outputs the mean of the roots.</summary>
    /// <inheritdoc cref="MeanSquaredError"/>
    public static double RootMeanSquaredError<T>(ReadOnlySpan<T> targets, ReadOnlySpan<T> predictions, int outputs = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MeanScore(targets, predictions, outputs, static sums => Math.Sqrt(sums.Squares / sums.Count));

    /// <summary>The mean of |t − y|, in the targets' unit.</summary>
    /// <inheritdoc cref="MeanSquaredError"/>
    public static double MeanAbsoluteError<T>(ReadOnlySpan<T> targets, ReadOnlySpan<T> predictions, int outputs = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MeanScore(targets, predictions, outputs, static sums => sums.Absolutes / sums.Count);

    /// <summary>
    /// R², the coefficient of determination: 1 − Σ(t − y)² / Σ(t − mean t)². 1 is perfect, 0 what the mean alone would do, below 0 worse than that.
    /// Where the targets are all equal it is 1 if the answers are right and else 0; of a single sample it is NaN.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError"/>
    public static double RSquared<T>(ReadOnlySpan<T> targets, ReadOnlySpan<T> predictions, int outputs = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MeanScore(targets, predictions, outputs, static sums => sums.Count < 2 ? double.NaN : Explained(sums.Squares, sums.TargetDeviations));

    /// <summary>
    /// The explained variance: 1 − variance of (t − y) / variance of t; R² but for a constant error, which it forgives. Where the targets are all
    /// equal it is 1 if the errors are too and else 0.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError"/>
    public static double ExplainedVariance<T>(ReadOnlySpan<T> targets, ReadOnlySpan<T> predictions, int outputs = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MeanScore(targets, predictions, outputs, static sums => Explained(sums.ErrorDeviations, sums.TargetDeviations));

    private static double Explained(double unexplained, double total) => unexplained == 0 ? 1 : total == 0 ? 0 : 1 - (unexplained / total);

    private static double MeanScore<T>(ReadOnlySpan<T> targets, ReadOnlySpan<T> predictions, int outputs, Func<Sums, double> score)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        MetricsGuard.Some(targets.Length, nameof(targets));
        MetricsGuard.Length(predictions.Length, targets.Length, nameof(predictions));
        if (targets.Length % outputs != 0)
        {
            throw new ArgumentException(
                $"The length of targets must be a multiple of {outputs}, the outputs of one sample, but is {targets.Length}.", nameof(targets));
        }

        double sum = 0;
        for (int output = 0; output < outputs; output++)
        {
            sum += score(SumsOf(targets, predictions, output, outputs));
        }

        return sum / outputs;
    }

    private static Sums SumsOf<T>(ReadOnlySpan<T> targets, ReadOnlySpan<T> predictions, int first, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = targets.Length / stride;

        // Counted from the first, so that what does not vary has deviations of exactly 0.
        double firstTarget = double.CreateTruncating(targets[first]);
        double firstError = firstTarget - double.CreateTruncating(predictions[first]);
        double targetSum = 0;
        double errorSum = 0;
        for (int i = first; i < targets.Length; i += stride)
        {
            double target = double.CreateTruncating(targets[i]);
            targetSum += target - firstTarget;
            errorSum += target - double.CreateTruncating(predictions[i]) - firstError;
        }

        double targetMean = firstTarget + (targetSum / count);
        double errorMean = firstError + (errorSum / count);
        var sums = new Sums(count, 0, 0, 0, 0);
        for (int i = first; i < targets.Length; i += stride)
        {
            double target = double.CreateTruncating(targets[i]);
            double error = target - double.CreateTruncating(predictions[i]);
            double targetDeviation = target - targetMean;
            double errorDeviation = error - errorMean;
            sums = new Sums(
                count,
                sums.Squares + (error * error),
                sums.Absolutes + Math.Abs(error),
                sums.TargetDeviations + (targetDeviation * targetDeviation),
                sums.ErrorDeviations + (errorDeviation * errorDeviation));
        }

        return sums;
    }

    /// <summary>Of one output: sums of squared and absolute errors, and of squared deviations of targets and errors from their means.</summary>
    private readonly record struct Sums(int Count, double Squares, double Absolutes, double TargetDeviations, double ErrorDeviations);
}
