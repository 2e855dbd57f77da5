using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NetGen;

/// <summary>How often which answer met which truth, and the scores that follow from these counts, as scikit-learn 1.2 defines them.
/// Immutable.</summary>
/// <remarks>
/// A quotient with nothing to divide by is 0 (scikit-learn's <c>zero_division=0</c>, its default but for the warning): the precision of a class
/// nobody was given, the recall of a class nobody belongs to. A class that occurs neither as truth nor as answer is left out of averages, as
/// scikit-learn leaves out labels it does not see.
/// </remarks>
public sealed partial class ConfusionMatrix
{
    // Its square is the most elements an array has, nearly.
    private const int MostClasses = 46_340;

    private readonly long[] _counts;
    private readonly long[] _actualTotals;
    private readonly long[] _predictedTotals;

    /// <summary>Takes counts as they are.</summary>
    /// <param name="counts"><c>[classCount][classCount]</c>, row-major: one row per true class, one column per answer. None negative, not all
    /// 0.</param>
    /// <param name="classCount">The number of classes; at least 1.</param>
    /// <param name="classes">The classes' names, where known.</param>
    /// <exception cref="ArgumentException">A length that does not fit, a negative count, or no sample.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer classes than 1.</exception>
    public ConfusionMatrix(ReadOnlySpan<long> counts, int classCount, IEnumerable<string>? classes = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (counts.Length != (long)classCount * classCount)
        {
            throw new ArgumentException($"counts must have {(long)classCount * classCount} elements ({classCount} times {classCount}), but has {counts.Length}.", nameof(counts));
        }

        ClassCount = classCount;
        Classes = DatasetGuard.Names(classes, classCount, nameof(classes));
        _counts = counts.ToArray();
        _actualTotals = new long[classCount];
        _predictedTotals = new long[classCount];
        for (int i = 0; i < _counts.Length; i++)
        {
            long count = _counts[i];
            if (count < 0)
            {
                throw new ArgumentException($"counts[{i}] must not be negative, but is {count}.", nameof(counts));
            }

            _actualTotals[i / classCount] += count;
            _predictedTotals[i % classCount] += count;
            Count += count;
        }

        if (Count == 0)
        {
            throw new ArgumentException("A confusion matrix needs at least one sample, but all counts are 0.", nameof(counts));
        }
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>The classes' names, <c>[ClassCount]</c>; empty where they are not known.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The number of samples; at least 1.</summary>
    public long Count { get; }

    /// <summary>The number of right answers.</summary>
    public long Correct => Enumerable.Range(0, ClassCount).Sum(c => this[c, c]);

    /// <summary>How many samples of class <paramref name="actual"/> were called <paramref name="predicted"/>.</summary>
    /// <param name="actual">The true class, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <param name="predicted">The answer, 0 to <see cref="ClassCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public long this[int actual, int predicted] => _counts[(Class(actual, nameof(actual)) * ClassCount) + Class(predicted, nameof(predicted))];

    /// <summary>Adds the counts of two matrices of the same classes, such as those of two folds; the names are the first's.</summary>
    /// <exception cref="ArgumentException">Another number of classes.</exception>
    public static ConfusionMatrix operator +(ConfusionMatrix left, ConfusionMatrix right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.ClassCount == right.ClassCount
            ? new ConfusionMatrix(left._counts.Zip(right._counts, (a, b) => checked(a + b)).ToArray(), left.ClassCount, left.Names)
            : throw new ArgumentException(
                $"Only matrices of the same classes can be added, but these have {left.ClassCount} and {right.ClassCount}.", nameof(right));
    }

    /// <summary>Counts answers.</summary>
    /// <param name="actual">The true class of each sample, <c>[n]</c>, 0 to <paramref name="classCount"/> − 1; at least one.</param>
    /// <param name="predicted">The answers, <c>[n]</c>.</param>
    /// <param name="classCount">The number of classes; 1 to 46,340.</param>
    /// <param name="classes">The classes' names, where known.</param>
    /// <exception cref="ArgumentException">No sample, lengths that differ, or a number that is no class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer classes than 1, or more than a matrix can hold.</exception>
    public static ConfusionMatrix Of(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, int classCount, IEnumerable<string>? classes = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classCount, MostClasses);
        MetricsGuard.Classes(actual, classCount);
        MetricsGuard.Length(predicted.Length, actual.Length, nameof(predicted));
        MetricsGuard.Classes(predicted, classCount, nameof(predicted));
        long[] counts = new long[classCount * classCount];
        for (int i = 0; i < actual.Length; i++)
        {
            counts[(actual[i] * classCount) + predicted[i]]++;
        }

        return new ConfusionMatrix(counts, classCount, classes);
    }

    /// <summary>How often the class is the truth.</summary>
    /// <param name="actual">0 to <see cref="ClassCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public long Support(int actual) => _actualTotals[Class(actual, nameof(actual))];

    /// <summary>The counts as a table: a row for each true class, a column for each answer.</summary>
    public override string ToString()
    {
        string[] names = [.. Enumerable.Range(0, ClassCount).Select(Name)];
        const string Corner = "true \\ predicted";
        int left = Math.Max(Corner.Length, names.Max(name => name.Length));
        int[] widths = [.. names.Select((name, c) => Math.Max(name.Length, Enumerable.Range(0, ClassCount).Max(row => Number(this[row, c]).Length)))];
        var text = new StringBuilder(Corner.PadRight(left));
        for (int c = 0; c < ClassCount; c++)
        {
            text.Append("  ").Append(names[c].PadLeft(widths[c]));
        }

        for (int row = 0; row < ClassCount; row++)
        {
            text.Append('\n').Append(names[row].PadRight(left));
            for (int c = 0; c < ClassCount; c++)
            {
                text.Append("  ").Append(Number(this[row, c]).PadLeft(widths[c]));
            }
        }

        return text.ToString();
    }

    internal IEnumerable<string>? Names => Classes.IsEmpty ? null : Classes;

    /// <summary>The class's name, or its number.</summary>
    internal string Name(int @class) => Classes.IsEmpty ? Number(@class) : Classes[@class];

    internal bool Occurs(int @class) => _actualTotals[@class] + _predictedTotals[@class] > 0;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private int Class(int number, string argument) => (uint)number < (uint)ClassCount
        ? number
        : throw new ArgumentOutOfRangeException(argument, number, $"The classes are 0 to {ClassCount - 1}.");
}
