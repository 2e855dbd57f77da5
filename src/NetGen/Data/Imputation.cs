using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>What the missing values of each feature were replaced by.</summary>
/// <param name="Kind">How the values were found.</param>
/// <param name="Values">One value per feature, in the units of the file.</param>
internal sealed record Imputation(MissingValues Kind, ImmutableArray<double> Values)
{
    /// <summary>The mean of at least one value.</summary>
    public static double Mean(List<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        if (double.IsFinite(sum))
        {
            return sum / values.Count;
        }

        // The sum overflows where the mean does not.
        double mean = 0;
        foreach (double value in values)
        {
            mean += value / values.Count;
        }

        return mean;
    }

    /// <summary>The median of at least one value; sorts them.</summary>
    public static double Median(List<double> values)
    {
        values.Sort();
        double low = values[(values.Count - 1) / 2];
        double high = values[values.Count / 2];
        return double.IsFinite(low + high) ? (low + high) / 2 : (low / 2) + (high / 2);
    }
}
