using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>
/// Brings every feature into a range, as scikit-learn's <c>MinMaxScaler</c> does; a feature that does not vary goes to the range's lower end.
/// Values beyond those it was fitted to go beyond the range.
/// </summary>
public sealed class MinMaxScaler : FeatureScaler
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>A scaler of known numbers, such as those kept beside a trained network.</summary>
    /// <param name="minimums">What becomes <paramref name="low"/>, <c>[FeatureCount]</c>; finite.</param>
    /// <param name="maximums">What becomes <paramref name="high"/>, <c>[FeatureCount]</c>; finite and not below the minimums.</param>
    /// <param name="low">The range's lower end.</param>
    /// <param name="high">The range's upper end; above <paramref name="low"/>.</param>
    /// <param name="featureNames">The features' names, <c>[FeatureCount]</c>, all different; by default they are not known.</param>
    /// <exception cref="ArgumentException">No feature, lengths that differ, a number that is out of range, or a name that occurs twice.</exception>
    public MinMaxScaler(
        ReadOnlySpan<double> minimums, ReadOnlySpan<double> maximums, double low = 0, double high = 1, IEnumerable<string>? featureNames = null)
        : this(Checked(minimums, nameof(minimums)), Checked(maximums, nameof(maximums)), low, high, CheckedNames(featureNames, minimums.Length))
    {
    }

    private MinMaxScaler(
        ImmutableArray<double> minimums, ImmutableArray<double> maximums, double low, double high, ImmutableArray<string> featureNames)
        : base(minimums, Ranges(minimums, maximums, featureNames), low, Width(low, high), featureNames)
    {
        Minimums = minimums;
        Maximums = maximums;
        Low = low;
        High = high;
    }

    /// <summary>The features' smallest values, <c>[FeatureCount]</c>.</summary>
    public ImmutableArray<double> Minimums { get; }

    /// <summary>The features' largest values, <c>[FeatureCount]</c>.</summary>
    public ImmutableArray<double> Maximums { get; }

    /// <summary>What the minimums become.</summary>
    public double Low { get; }

    /// <summary>What the maximums become.</summary>
    public double High { get; }

    /// <summary>Learns minimums and maximums.</summary>
    /// <param name="dataset">The training rows: a scaler that has seen the test rows makes the test result too good. Its
    /// <see cref="Dataset.FeatureNames"/> are kept.</param>
    /// <param name="low">The range's lower end.</param>
    /// <param name="high">The range's upper end; above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">A range to scale to that is empty or not finite, or a feature whose values span more than a double
    /// holds.</exception>
    public static MinMaxScaler Fit(Dataset dataset, double low = 0, double high = 1)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        double[] minimums = dataset.Features(0).ToArray();
        double[] maximums = dataset.Features(0).ToArray();
        double[] scratch = dataset.Table.Features.Scratch();
        for (int row = 1; row < dataset.Count; row++)
        {
            ReadOnlySpan<double> features = dataset.Table.Features.Read(row, scratch);
            for (int j = 0; j < features.Length; j++)
            {
                minimums[j] = Math.Min(minimums[j], features[j]);
                maximums[j] = Math.Max(maximums[j], features[j]);
            }
        }

        return new MinMaxScaler([.. minimums], [.. maximums], low, high, dataset.FeatureNames);
    }

    private static ImmutableArray<double> Ranges(ImmutableArray<double> minimums, ImmutableArray<double> maximums, ImmutableArray<string> names)
    {
        if (minimums.Length != maximums.Length)
        {
            throw new ArgumentException($"maximums must have {minimums.Length} elements as minimums, but has {maximums.Length}.", nameof(maximums));
        }

        double[] ranges = new double[minimums.Length];
        for (int j = 0; j < ranges.Length; j++)
        {
            double range = maximums[j] - minimums[j];
            if (!(range >= 0 && double.IsFinite(range)))
            {
                throw new ArgumentException(
                    $"{DatasetGuard.Feature(j, names)} must have a minimum not above its maximum and a finite range, but goes from "
                    + FormattableString.Invariant($"{minimums[j]} to {maximums[j]}."),
                    nameof(maximums));
            }

            ranges[j] = range < 10 * Epsilon ? 1 : range;
        }

        return [.. ranges];
    }

    private static double Width(double low, double high) =>
        high > low && double.IsFinite(high - low)
            ? high - low
            : throw new ArgumentException(FormattableString.Invariant($"The range must be finite and its upper end above its lower end, but is {low} to {high}."), nameof(high));
}
