using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>
/// Brings every feature to mean 0 and standard deviation 1, as scikit-learn's <c>StandardScaler</c> does: the deviation is the population's
/// (divided by n), and a feature that does not vary is divided by 1.
/// </summary>
public sealed class StandardScaler : FeatureScaler
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>A scaler of known numbers, such as those kept beside a trained network.</summary>
    /// <param name="means">What is subtracted, <c>[FeatureCount]</c>; finite.</param>
    /// <param name="deviations">What is divided by, <c>[FeatureCount]</c>; finite and above 0.</param>
    /// <param name="featureNames">The features' names, <c>[FeatureCount]</c>, all different; by default they are not known.</param>
    /// <exception cref="ArgumentException">No feature, lengths that differ, a number that is out of range, or a name that occurs twice.</exception>
    public StandardScaler(ReadOnlySpan<double> means, ReadOnlySpan<double> deviations, IEnumerable<string>? featureNames = null)
        : this(Checked(means, nameof(means)), Checked(deviations, nameof(deviations)), CheckedNames(featureNames, means.Length))
    {
        if (means.Length != deviations.Length)
        {
            throw new ArgumentException($"deviations must have {means.Length} elements as means, but has {deviations.Length}.", nameof(deviations));
        }

        for (int j = 0; j < deviations.Length; j++)
        {
            if (deviations[j] <= 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"deviations[{j}] must be above 0, but is {deviations[j]}."), nameof(deviations));
            }
        }
    }

    private StandardScaler(ImmutableArray<double> means, ImmutableArray<double> deviations, ImmutableArray<string> featureNames)
        : base(means, deviations, low: 0, width: 1, featureNames)
    {
        Means = means;
        Deviations = deviations;
    }

    /// <summary>The features' means, <c>[FeatureCount]</c>.</summary>
    public ImmutableArray<double> Means { get; }

    /// <summary>What the features are divided by, <c>[FeatureCount]</c>: their standard deviations, 1 for a feature that does not vary.</summary>
    public ImmutableArray<double> Deviations { get; }

    /// <summary>Learns means and deviations; the same bits on every machine.</summary>
    /// <param name="dataset">The training rows: a scaler that has seen the test rows makes the test result too good. Its
    /// <see cref="Dataset.FeatureNames"/> are kept.</param>
    /// <exception cref="ArgumentException">A feature whose values are too large for a mean and a standard deviation in double.</exception>
    public static StandardScaler Fit(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        (double[] means, double[] deviations) = Moments(dataset.Table.Features, dataset.FeatureCount);
        for (int j = 0; j < means.Length; j++)
        {
            if (!double.IsFinite(deviations[j]))
            {
                throw TooLarge(DatasetGuard.Feature(j, dataset.FeatureNames), nameof(dataset));
            }
        }

        return new StandardScaler([.. means], [.. deviations], dataset.FeatureNames);
    }

    internal static ArgumentException TooLarge(string feature, string argument) =>
        new($"{feature} has values too large for a mean and a standard deviation in double: scale, clip or leave it out first.", argument);

    /// <summary>Means and deviations of the columns, or of every <paramref name="period"/>-th column together: 1 for a deviation that is rounding
    /// noise, NaN where either overflows.</summary>
    /// <param name="rows">The rows; read twice, each from its first number to its last.</param>
    /// <param name="period">A divisor of their width.</param>
    internal static (double[] Means, double[] Deviations) Moments(NumberRows rows, int period)
    {
        double count = (double)rows.Count * (rows.Width / period);
        double[] means = new double[period];
        double[] scratch = rows.Scratch();
        for (int row = 0; row < rows.Count; row++)
        {
            ReadOnlySpan<double> values = rows.Read(row, scratch);
            for (int first = 0; first < values.Length; first += period)
            {
                for (int j = 0; j < period; j++)
                {
                    means[j] += values[first + j];
                }
            }
        }

        for (int j = 0; j < period; j++)
        {
            means[j] /= count;
        }

        double[] squares = new double[period];
        double[] rests = new double[period];
        for (int row = 0; row < rows.Count; row++)
        {
            ReadOnlySpan<double> values = rows.Read(row, scratch);
            for (int first = 0; first < values.Length; first += period)
            {
                for (int j = 0; j < period; j++)
                {
                    double difference = values[first + j] - means[j];
                    squares[j] += difference * difference;
                    rests[j] += difference;
                }
            }
        }

        for (int j = 0; j < period; j++)
        {
            squares[j] = Deviation(means[j], (squares[j] - (rests[j] * rests[j] / count)) / count, count);
        }

        return (means, squares);
    }

    private static double Deviation(double mean, double variance, double count)
    {
        if (!double.IsFinite(variance))
        {
            return double.NaN;
        }

        // scikit-learn's bound: so little variance is rounding noise, and dividing by its root would blow the noise up.
        double noise = (count * Epsilon * variance) + (count * mean * Epsilon * (count * mean * Epsilon));
        return variance <= noise ? 1 : Math.Sqrt(variance);
    }
}
