using System;
using System.Numerics;

namespace NetGen;

/// <summary>
/// What happens as a threshold comes down through the scores: how many positives and negatives are at or above it, once for each distinct score, so
/// that samples of equal score pass together.
/// </summary>
/// <param name="Thresholds">The distinct scores, from the highest down.</param>
/// <param name="TruePositives">Positives at or above each threshold.</param>
/// <param name="FalsePositives">Negatives at or above each threshold.</param>
internal sealed record RankedScores(double[] Thresholds, long[] TruePositives, long[] FalsePositives)
{
    public long Positives => TruePositives[^1];

    public long Negatives => FalsePositives[^1];

    /// <exception cref="ArgumentException">No sample, lengths that differ, or a score that is NaN.</exception>
    public static RankedScores Of<T>(ReadOnlySpan<int> actual, ReadOnlySpan<T> scores, int positive)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MetricsGuard.Some(actual.Length, nameof(actual));
        MetricsGuard.Length(scores.Length, actual.Length, nameof(scores));
        double[] order = MetricsGuard.Scores(scores, nameof(scores));
        bool[] isPositive = new bool[actual.Length];
        for (int i = 0; i < isPositive.Length; i++)
        {
            isPositive[i] = actual[i] == positive;
        }

        Array.Sort(order, isPositive);
        return Of(order, isPositive);
    }

    private static RankedScores Of(double[] ascending, bool[] isPositive)
    {
        int distinct = 1;
        for (int i = 1; i < ascending.Length; i++)
        {
            distinct += ascending[i] != ascending[i - 1] ? 1 : 0;
        }

        var ranked = new RankedScores(new double[distinct], new long[distinct], new long[distinct]);
        long positives = 0;
        int place = 0;
        for (int i = ascending.Length - 1; i >= 0; i--)
        {
            positives += isPositive[i] ? 1 : 0;
            if (i == 0 || ascending[i] != ascending[i - 1])
            {
                ranked.Thresholds[place] = ascending[i];
                ranked.TruePositives[place] = positives;
                ranked.FalsePositives[place] = ascending.Length - i - positives;
                place++;
            }
        }

        return ranked;
    }
}
