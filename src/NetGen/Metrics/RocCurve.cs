using System;
using System.Collections.Immutable;
using System.Numerics;

namespace NetGen;

/// <summary>The receiver operating characteristic of scores: the true positive rate against the false positive rate over all thresholds, as
/// scikit-learn 1.2 has it.</summary>
public sealed class RocCurve
{
    private RocCurve(ImmutableArray<RocPoint> points, double area)
    {
        Points = points;
        Area = area;
    }

    /// <summary>
    /// From (0, 0) to (1, 1), thresholds falling. Samples of equal score are one point, and points in the middle of a straight line of equal steps
    /// are left out. The first threshold is infinity, as in scikit-learn from 1.3 on (1.2 writes the highest score plus 1). Rates are NaN where there
    /// is nothing to take them of: no positive, or no negative.
    /// </summary>
    public ImmutableArray<RocPoint> Points { get; }

    /// <summary>
    /// The area under the curve by trapezoids, 0 to 1, known as AUC: the probability that a positive scores above a negative, ties counting half.
    /// NaN where all samples are positive or all negative (scikit-learn throws there).
    /// </summary>
    public double Area { get; }

    /// <summary>Makes the curve.</summary>
    /// <typeparam name="T">The scores' number type.</typeparam>
    /// <param name="actual">The true class of each sample, <c>[n]</c>.</param>
    /// <param name="scores">The score of <paramref name="positive"/>, such as its probability, <c>[n]</c>: higher means more
    /// likely, on any scale.</param>
    /// <param name="positive">The class that is called positive; all others are negative.</param>
    /// <exception cref="ArgumentException">No sample, lengths that differ, or a score that is NaN.</exception>
    public static RocCurve Of<T>(ReadOnlySpan<int> actual, ReadOnlySpan<T> scores, int positive = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RankedScores ranked = RankedScores.Of(actual, scores, positive);
        ImmutableArray<RocPoint>.Builder points = ImmutableArray.CreateBuilder<RocPoint>();
        points.Add(new RocPoint(double.PositiveInfinity, Rate(0, ranked.Negatives), Rate(0, ranked.Positives)));
        for (int i = 0; i < ranked.Thresholds.Length; i++)
        {
            if (i == 0 || i == ranked.Thresholds.Length - 1 || IsCorner(ranked.FalsePositives, i) || IsCorner(ranked.TruePositives, i))
            {
                points.Add(new RocPoint(ranked.Thresholds[i], Rate(ranked.FalsePositives[i], ranked.Negatives), Rate(ranked.TruePositives[i], ranked.Positives)));
            }
        }

        return new RocCurve(points.DrainToImmutable(), AreaUnder(ranked));
    }

    private static bool IsCorner(long[] counts, int i) => counts[i + 1] - counts[i] != counts[i] - counts[i - 1];

    private static double Rate(long count, long total) => total == 0 ? double.NaN : count / (double)total;

    private static double AreaUnder(RankedScores ranked)
    {
        // In whole numbers: twice the area in units of one positive times one negative.
        Int128 twice = 0;
        long falsePositives = 0;
        long truePositives = 0;
        for (int i = 0; i < ranked.Thresholds.Length; i++)
        {
            twice += (Int128)(ranked.FalsePositives[i] - falsePositives) * (ranked.TruePositives[i] + truePositives);
            falsePositives = ranked.FalsePositives[i];
            truePositives = ranked.TruePositives[i];
        }

        return (double)twice / (2.0 * ranked.Positives * ranked.Negatives);
    }
}
