namespace NetGen;

/// <summary>How often a yes or no met the truth, and the scores that follow, all from 0 to 1; a quotient with nothing to divide by is 0, as in
/// scikit-learn.</summary>
/// <param name="TruePositives">Correctly predicted positive.</param>
/// <param name="FalsePositives">Incorrectly predicted positive.</param>
/// <param name="TrueNegatives">Correctly predicted negative.</param>
/// <param name="FalseNegatives">Incorrectly predicted negative.</param>
public readonly record struct BinaryCounts(long TruePositives, long FalsePositives, long TrueNegatives, long FalseNegatives)
{
    /// <summary>All samples.</summary>
    public long Count => TruePositives + FalsePositives + TrueNegatives + FalseNegatives;

    /// <summary>The samples that are positive in truth.</summary>
    public long Support => TruePositives + FalseNegatives;

    /// <summary>The share of right answers.</summary>
    public double Accuracy => Quotient(TruePositives + TrueNegatives, Count);

    /// <summary>Of those called positive the share that is: TP / (TP + FP).</summary>
    public double Precision => Quotient(TruePositives, TruePositives + FalsePositives);

    /// <summary>Of the positives the share called so: TP / (TP + FN).</summary>
    public double Recall => Quotient(TruePositives, Support);

    /// <summary>Of the negatives the share called so: TN / (TN + FP).</summary>
    public double Specificity => Quotient(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>The harmonic mean of precision and recall: 2·TP / (2·TP + FP + FN).</summary>
    public double F1 => Quotient(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>TP / (TP + FP + FN).</summary>
    public double Jaccard => Quotient(TruePositives, TruePositives + FalsePositives + FalseNegatives);

    /// <summary>Youden's J: recall + specificity − 1, from −1 to 1.</summary>
    public double Youden => Recall + Specificity - 1;

    /// <summary>Adds the counts, such as those of two labels.</summary>
    public static BinaryCounts operator +(BinaryCounts left, BinaryCounts right) => new(
        checked(left.TruePositives + right.TruePositives),
        checked(left.FalsePositives + right.FalsePositives),
        checked(left.TrueNegatives + right.TrueNegatives),
        checked(left.FalseNegatives + right.FalseNegatives));

    /// <summary>One sample more.</summary>
    internal BinaryCounts With(bool actual, bool predicted) => (actual, predicted) switch
    {
        (true, true) => this with { TruePositives = TruePositives + 1 },
        (false, true) => this with { FalsePositives = FalsePositives + 1 },
        (false, false) => this with { TrueNegatives = TrueNegatives + 1 },
        (true, false) => this with { FalseNegatives = FalseNegatives + 1 },
    };

    private static double Quotient(long part, long whole) => whole == 0 ? 0 : part / (double)whole;
}
