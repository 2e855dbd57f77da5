using System;
using System.Linq;

namespace NetGen;

public sealed partial class ConfusionMatrix
{
    /// <summary>The share of right answers, 0 to 1.</summary>
    public double Accuracy => Correct / (double)Count;

    /// <summary>The mean recall over the classes that occur as truth: what the accuracy would be if all were equally frequent.</summary>
    public double BalancedAccuracy => Enumerable.Range(0, ClassCount).Where(c => _actualTotals[c] > 0).Average(RecallOf);

    /// <summary>
    /// Matthews' correlation of truth and answer, −1 to 1, for any number of classes (Gorodkin 2004); 0 where truth or answer is always the same
    /// class.
    /// </summary>
    public double Matthews
    {
        get
        {
            // In whole numbers the covariances are exact: a count below 2^63 squared is within 128 bits.
            Int128 total = (Int128)Count * Count;
            Int128 both = (Int128)Correct * Count;
            Int128 actual = total;
            Int128 predicted = total;
            for (int c = 0; c < ClassCount; c++)
            {
                both -= (Int128)_actualTotals[c] * _predictedTotals[c];
                actual -= (Int128)_actualTotals[c] * _actualTotals[c];
                predicted -= (Int128)_predictedTotals[c] * _predictedTotals[c];
            }

            return actual == 0 || predicted == 0 ? 0 : (double)both / (Math.Sqrt((double)actual) * Math.Sqrt((double)predicted));
        }
    }

    /// <summary>Of the samples called a class, the share that belongs to it, 0 to 1: true positives / (true positives + false positives).</summary>
    /// <param name="averaging">How the classes' scores become one; by default that of class 1 of two.</param>
    /// <exception cref="InvalidOperationException"><see cref="Averaging.Binary"/> for another number of classes than two, or
    /// <see cref="Averaging.Samples"/>.</exception>
    public double Precision(Averaging averaging = Averaging.Binary) => Average(PrecisionOf, averaging);

    /// <summary>Of the samples of a class, the share called so, 0 to 1: true positives / (true positives + false negatives).</summary>
    /// <inheritdoc cref="Precision"/>
    public double Recall(Averaging averaging = Averaging.Binary) => Average(RecallOf, averaging);

    /// <summary>The harmonic mean of precision and recall, 0 to 1; averages are means of the classes' F1 scores, not made of average precision and
    /// recall.</summary>
    /// <inheritdoc cref="Precision"/>
    public double F1(Averaging averaging = Averaging.Binary) => Average(F1Of, averaging);

    /// <summary>The precision of one class against all others.</summary>
    /// <param name="class">0 to <see cref="ClassCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public double PrecisionOf(int @class) => Quotient(this[@class, @class], _predictedTotals[@class]);

    /// <summary>The recall of one class against all others.</summary>
    /// <inheritdoc cref="PrecisionOf"/>
    public double RecallOf(int @class) => Quotient(this[@class, @class], _actualTotals[@class]);

    /// <summary>The F1 score of one class against all others.</summary>
    /// <inheritdoc cref="PrecisionOf"/>
    public double F1Of(int @class)
    {
        double precision = PrecisionOf(@class);
        double recall = RecallOf(@class);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    // Precision, recall and F1 of the summed counts are all the accuracy: each wrong answer is one class's false positive and another's false
    // negative.
    private double Average(Func<int, double> score, Averaging averaging) => averaging switch
    {
        Averaging.Binary when ClassCount == 2 => score(1),
        Averaging.Binary => throw new InvalidOperationException(
            $"Averaging.Binary is for two classes, but there are {ClassCount}: choose Averaging.Macro, Averaging.Micro or Averaging.Weighted."),
        Averaging.Macro => Enumerable.Range(0, ClassCount).Where(Occurs).Average(score),
        Averaging.Micro => Accuracy,
        Averaging.Weighted => Enumerable.Range(0, ClassCount).Sum(c => score(c) * _actualTotals[c]) / Count,
        Averaging.Samples => throw new InvalidOperationException(
            "Averaging.Samples is for samples with several labels (MultiLabel.Evaluate): "
            + "choose Averaging.Macro, Averaging.Micro or Averaging.Weighted."),
        _ => throw new ArgumentOutOfRangeException(nameof(averaging), averaging, "Choose Averaging.Binary, Averaging.Macro, Averaging.Micro or Averaging.Weighted."),
    };

    private static double Quotient(long part, long whole) => whole == 0 ? 0 : part / (double)whole;
}
