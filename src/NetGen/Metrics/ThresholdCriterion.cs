using System;
using System.Numerics;

namespace NetGen;

/// <summary>
/// By what the threshold of a yes or no is chosen, for <see cref="Classification.ChooseThreshold"/>. Every cut between two different scores is
/// judged, and of equally good ones that with the highest threshold is taken, which calls the fewest positive. Choose by validation data, never by
/// the data that is to tell how good the classifier is.
/// </summary>
public sealed class ThresholdCriterion
{
    private readonly string _demand;
    private readonly Func<BinaryCounts, bool> _allows;
    private readonly Func<BinaryCounts, BinaryCounts, int> _compare;

    private ThresholdCriterion(Func<BinaryCounts, BinaryCounts, int> compare, Func<BinaryCounts, bool>? allows = null, string demand = "")
    {
        _compare = compare;
        _allows = allows ?? (static _ => true);
        _demand = demand;
    }

    /// <summary>The highest F1.</summary>
    public static ThresholdCriterion F1 { get; } = new(static (a, b) => CompareQuotients(
        2 * a.TruePositives,
        (2 * a.TruePositives) + a.FalsePositives + a.FalseNegatives,
        2 * b.TruePositives,
        (2 * b.TruePositives) + b.FalsePositives + b.FalseNegatives));

    /// <summary>The highest Youden's J, recall + specificity − 1: the point of the ROC curve that is farthest above the diagonal.</summary>
    public static ThresholdCriterion Youden { get; } = new(static (a, b) => ScaledYouden(a).CompareTo(ScaledYouden(b)));

    /// <summary>The highest recall with at least a given precision; of equal ones the higher precision.</summary>
    /// <param name="precision">Above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another number.</exception>
    public static ThresholdCriterion MinimumPrecision(double precision)
    {
        Share(precision, nameof(precision));
        return new(
            static (a, b) => a.TruePositives != b.TruePositives
                ? a.TruePositives.CompareTo(b.TruePositives)
                : b.FalsePositives.CompareTo(a.FalsePositives),
            counts => counts.TruePositives > 0 && counts.Precision >= precision,
            FormattableString.Invariant($"a precision of {precision}"));
    }

    /// <summary>The highest precision with at least a given recall; of equal ones the higher recall.</summary>
    /// <param name="recall">Above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another number.</exception>
    public static ThresholdCriterion MinimumRecall(double recall)
    {
        Share(recall, nameof(recall));
        return new(
            static (a, b) => CompareQuotients(
                a.TruePositives, a.TruePositives + a.FalsePositives, b.TruePositives, b.TruePositives + b.FalsePositives) is not 0 and var order
                ? order
                : a.TruePositives.CompareTo(b.TruePositives),
            counts => counts.Recall >= recall,
            FormattableString.Invariant($"a recall of {recall}"));
    }

    /// <summary>The lowest cost: the number of false positives times what one costs, and the same of false negatives.</summary>
    /// <param name="falsePositive">The cost of one; finite, at least 0.</param>
    /// <param name="falseNegative">The cost of one; finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative or infinite cost, or NaN.</exception>
    public static ThresholdCriterion Cost(double falsePositive, double falseNegative)
    {
        Optimizer.NonNegative(falsePositive);
        Optimizer.NonNegative(falseNegative);
        return new((a, b) => CostOf(b).CompareTo(CostOf(a)));

        double CostOf(BinaryCounts counts) => (falsePositive * counts.FalsePositives) + (falseNegative * counts.FalseNegatives);
    }

    /// <summary>Chooses among the cuts between scores.</summary>
    /// <typeparam name="T">The scores' number type.</typeparam>
    /// <param name="actual">The true class of each sample, <c>[n]</c>, 0 or 1; both occur.</param>
    /// <param name="scores">The score of class 1, <c>[n]</c>: higher means more likely, on any scale; finite.</param>
    /// <exception cref="ArgumentException">No sample, lengths that differ, a number that is no class, one class alone, or a score that is
    /// NaN or infinite.</exception>
    /// <exception cref="InvalidOperationException">No threshold reaches the precision asked for.</exception>
    public ChosenThreshold Choose<T>(ReadOnlySpan<int> actual, ReadOnlySpan<T> scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Choose(actual, scores, "", nameof(actual));

    /// <summary>The same for one of several outputs: errors begin with <paramref name="place"/> and blame <paramref name="argument"/>.</summary>
    internal ChosenThreshold Choose<T>(ReadOnlySpan<int> actual, ReadOnlySpan<T> scores, string place, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MetricsGuard.Classes(actual, 2);
        RankedScores ranked = RankedScores.Of(actual, scores, positive: 1);
        RequireFinite(scores);
        if (ranked.Positives == 0 || ranked.Negatives == 0)
        {
            throw new ArgumentException(
                $"{place}A threshold is chosen by samples of both classes, but all {actual.Length} are of class "
                + $"{(ranked.Positives == 0 ? 0 : 1)}.", argument);
        }

        ChosenThreshold? best = null;
        for (int cut = 0; cut <= ranked.Thresholds.Length; cut++)
        {
            BinaryCounts counts = Counts(ranked, cut);
            if (_allows(counts) && (best is null || _compare(counts, best.Counts) > 0))
            {
                best = new ChosenThreshold(Threshold(ranked.Thresholds, cut), counts);
            }
        }

        return best ?? throw new InvalidOperationException($"{place}No threshold reaches {_demand} on these {actual.Length} samples: ask for less.");
    }

    /// <summary>With the scores before the cut called positive.</summary>
    private static BinaryCounts Counts(RankedScores ranked, int cut)
    {
        (long truePositives, long falsePositives) = cut == 0 ? (0, 0) : (ranked.TruePositives[cut - 1], ranked.FalsePositives[cut - 1]);
        return new(truePositives, falsePositives, ranked.Negatives - falsePositives, ranked.Positives - truePositives);
    }

    // Nothing is below −∞, so no threshold would call such a sample positive.
    private static void RequireFinite<T>(ReadOnlySpan<T> scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < scores.Length; i++)
        {
            if (!T.IsFinite(scores[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"scores[{i}] must be finite, but is {scores[i]}."), nameof(scores));
            }
        }
    }

    private static double Threshold(double[] falling, int cut)
    {
        if (cut == 0 || cut == falling.Length)
        {
            return cut == 0 ? falling[0] : double.BitDecrement(falling[^1]);
        }

        // Between neighbours among doubles there is nothing: the lower one is not above itself.
        (double upper, double lower) = (falling[cut - 1], falling[cut]);
        double middle = lower + ((upper - lower) / 2);
        return middle < upper ? middle : lower;
    }

    // In whole numbers, so that equal quotients are equal; 0 / 0 is 0.
    private static int CompareQuotients(long part, long whole, long otherPart, long otherWhole) =>
        ((Int128)part * Math.Max(otherWhole, 1)).CompareTo((Int128)otherPart * Math.Max(whole, 1));

    /// <summary>Youden's J times the positives and the negatives, of which there are some.</summary>
    private static Int128 ScaledYouden(BinaryCounts counts) =>
        ((Int128)counts.TruePositives * (counts.TrueNegatives + counts.FalsePositives)) - ((Int128)counts.FalsePositives * counts.Support);

    private static void Share(double value, string name)
    {
        if (!(value is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} must be above 0 and at most 1, but is {value}."));
        }
    }
}
