using System;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Metrics of probabilities and scores, as scikit-learn 1.2 defines them. Those of answers are in <see cref="ConfusionMatrix"/>, those of thresholds
/// in
/// <see cref="RocCurve"/> and <see cref="PrecisionRecallCurve"/>; <see cref="Classification"/> gives them all for a network and a dataset.
/// </summary>
public static class ClassificationMetrics
{
    /// <summary>The mean of −log of the probability given to the truth, for two classes.</summary>
    /// <typeparam name="T">The probabilities' number type.</typeparam>
    /// <param name="actual">The true class of each sample, <c>[n]</c>, 0 or 1.</param>
    /// <param name="probabilities">The probability of class 1, <c>[n]</c>; brought into ε to 1 − ε first, where ε is the number type's spacing at
    /// 1.</param>
    /// <exception cref="ArgumentException">No sample, lengths that do not fit, a number that is no class, or NaN.</exception>
    public static double LogLoss<T>(ReadOnlySpan<int> actual, ReadOnlySpan<T> probabilities)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MetricsGuard.Classes(actual, 2);
        MetricsGuard.Length(probabilities.Length, actual.Length, nameof(probabilities));
        double[] ofOne = MetricsGuard.Scores(probabilities, nameof(probabilities));
        double epsilon = Epsilon<T>();
        double sum = 0;
        for (int i = 0; i < ofOne.Length; i++)
        {
            double p = Math.Clamp(ofOne[i], epsilon, 1 - epsilon);
            sum -= Math.Log(actual[i] == 1 ? p : 1 - p);
        }

        return sum / ofOne.Length;
    }

    /// <summary>The mean of −log of the probability given to the truth, for any number of classes.</summary>
    /// <typeparam name="T">The probabilities' number type.</typeparam>
    /// <param name="actual">The true class of each sample, <c>[n]</c>, 0 to <paramref name="classCount"/> − 1.</param>
    /// <param name="probabilities"><c>[n][classCount]</c>, row-major; brought into ε to 1 − ε, where ε is the number type's spacing at 1, and then to
    /// a sum of 1 in each row.</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <exception cref="ArgumentException">No sample, lengths that do not fit, a number that is no class, or NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two classes.</exception>
    public static double LogLoss<T>(ReadOnlySpan<int> actual, ReadOnlySpan<T> probabilities, int classCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] values = Table(actual, probabilities, classCount, nameof(probabilities));
        double epsilon = Epsilon<T>();
        double sum = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            double total = 0;
            foreach (double p in values.AsSpan(i * classCount, classCount))
            {
                total += Math.Clamp(p, epsilon, 1 - epsilon);
            }

            sum -= Math.Log(Math.Clamp(values[(i * classCount) + actual[i]], epsilon, 1 - epsilon) / total);
        }

        return sum / actual.Length;
    }

    /// <summary>The share of samples whose true class is among the <paramref name="k"/> that score highest; of equal scores the class of the higher
    /// number comes first, as in scikit-learn.</summary>
    /// <typeparam name="T">The scores' number type.</typeparam>
    /// <param name="actual">The true class of each sample, <c>[n]</c>, 0 to <paramref name="classCount"/> − 1.</param>
    /// <param name="scores"><c>[n][classCount]</c>, row-major, such as probabilities or logits.</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="k">At least 1; from <paramref name="classCount"/> on the result is 1.</param>
    /// <exception cref="ArgumentException">No sample, lengths that do not fit, a number that is no class, or NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two classes, or a <paramref name="k"/> below 1.</exception>
    public static double TopKAccuracy<T>(ReadOnlySpan<int> actual, ReadOnlySpan<T> scores, int classCount, int k)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        double[] values = Table(actual, scores, classCount, nameof(scores));
        int hits = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            ReadOnlySpan<double> row = values.AsSpan(i * classCount, classCount);
            double score = row[actual[i]];
            int ahead = 0;
            for (int c = 0; c < row.Length; c++)
            {
                ahead += row[c] > score || (row[c] == score && c > actual[i]) ? 1 : 0;
            }

            hits += ahead < k ? 1 : 0;
        }

        return hits / (double)actual.Length;
    }

    /// <summary>The distance from 1 to the next larger number of the type, NumPy's <c>finfo.eps</c>.</summary>
    internal static double Epsilon<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => double.CreateTruncating(T.BitIncrement(T.One) - T.One);

    private static double[] Table<T>(ReadOnlySpan<int> actual, ReadOnlySpan<T> values, int classCount, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        MetricsGuard.Classes(actual, classCount);
        MetricsGuard.Length(values.Length, (long)actual.Length * classCount, argument);
        return MetricsGuard.Scores(values, argument);
    }
}
