using System;
using System.Collections.Immutable;
using System.Numerics;

namespace NetGen;

/// <summary>Precision against recall over all thresholds, as scikit-learn 1.2 has it: what to look at where positives are rare.</summary>
public sealed class PrecisionRecallCurve
{
    private PrecisionRecallCurve(ImmutableArray<PrecisionRecallPoint> points, double averagePrecision)
    {
        Points = points;
        AveragePrecision = averagePrecision;
    }

    /// <summary>
    /// One for each distinct score, thresholds rising, recall falling from 1; then the end, precision 1 and recall 0. Where there is no positive, the
    /// recall is 1 at every threshold.
    /// </summary>
    public ImmutableArray<PrecisionRecallPoint> Points { get; }

    /// <summary>
    /// The area under the curve in steps, 0 to 1, known as average precision and as PR-AUC: Σ (Rₖ − Rₖ₋₁)·Pₖ, without the optimism of trapezoids.
    /// 0 where there is no positive.
    /// </summary>
    public double AveragePrecision { get; }

    /// <summary>Makes the curve.</summary>
    /// <typeparam name="T">The scores' number type.</typeparam>
    /// <param name="actual">The true class of each sample, <c>[n]</c>.</param>
    /// <param name="scores">The score of <paramref name="positive"/>, such as its probability, <c>[n]</c>: higher means more
    /// likely, on any scale.</param>
    /// <param name="positive">The class that is called positive; all others are negative.</param>
    /// <exception cref="ArgumentException">No sample, lengths that differ, or a score that is NaN.</exception>
    public static PrecisionRecallCurve Of<T>(ReadOnlySpan<int> actual, ReadOnlySpan<T> scores, int positive = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RankedScores ranked = RankedScores.Of(actual, scores, positive);
        int count = ranked.Thresholds.Length;
        ImmutableArray<PrecisionRecallPoint>.Builder points = ImmutableArray.CreateBuilder<PrecisionRecallPoint>(count + 1);
        double area = 0;
        for (int i = count - 1; i >= 0; i--)
        {
            long positives = ranked.TruePositives[i];
            double precision = positives / (double)(positives + ranked.FalsePositives[i]);
            double recall = ranked.Positives == 0 ? 1 : positives / (double)ranked.Positives;
            double before = i == 0 ? 0 : ranked.Positives == 0 ? 1 : ranked.TruePositives[i - 1] / (double)ranked.Positives;
            area += (recall - before) * precision;
            points.Add(new PrecisionRecallPoint(ranked.Thresholds[i], precision, recall));
        }

        points.Add(new PrecisionRecallPoint(double.PositiveInfinity, 1, 0));
        return new PrecisionRecallCurve(points.MoveToImmutable(), area);
    }
}
