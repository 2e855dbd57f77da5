using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Targets renumbered from one class list to another, where a label may have another number or be missing.</summary>
internal static class ClassMapping
{
    /// <param name="table">A table with classes: one target that is an index into them, or one target per class.</param>
    /// <param name="classes">The list to number by.</param>
    /// <param name="unknown">The error for a row whose class, the second argument, is not in <paramref name="classes"/>.</param>
    /// <returns>The same rows, with targets of the same kind.</returns>
    public static DatasetTable Map(DatasetTable table, ImmutableArray<string> classes, Func<int, string, ArgumentException> unknown)
    {
        int[] numbers = Numbers(table.Classes, classes);
        bool indices = IsIndex(table);
        NumberRows targets = table.Targets is OneHotRows oneHot
            ? new OneHotRows(new DoubleRows(Map(oneHot.Labels, 1, Number, isIndex: true), 1), classes.Length)
            : new DoubleRows(Map(table.Targets, indices ? 1 : classes.Length, Number, indices), indices ? 1 : classes.Length);
        return table with { Targets = targets, TargetNames = indices ? table.TargetNames : classes, Classes = classes };

        int Number(int row, int label) => numbers[label] >= 0 ? numbers[label] : throw unknown(row, table.Classes[label]);
    }

    /// <summary>The place of each label in the other list; −1 where it is not there.</summary>
    public static int[] Numbers(ImmutableArray<string> labels, ImmutableArray<string> others)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < others.Length; i++)
        {
            places[others[i]] = i;
        }

        int[] numbers = new int[labels.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = places.GetValueOrDefault(labels[i], -1);
        }

        return numbers;
    }

    private static double[] Map(NumberRows targets, int width, Func<int, int, int> number, bool isIndex)
    {
        double[] mapped = new double[checked(targets.Count * width)];
        double[] scratch = targets.Scratch();
        for (int row = 0; row < targets.Count; row++)
        {
            ReadOnlySpan<double> values = targets.Read(row, scratch);
            for (int column = 0; column < values.Length; column++)
            {
                if (isIndex)
                {
                    mapped[row] = number(row, (int)values[column]);
                }
                else if (values[column] != 0)
                {
                    mapped[(row * width) + number(row, column)] = values[column];
                }
            }
        }

        return mapped;
    }

    // Of a single class both kinds are one target: 0 is its index, 1 its one-hot target.
    private static bool IsIndex(DatasetTable table) =>
        table.TargetCount == 1 && (table.Classes.Length > 1 || !HasOther(table.Targets, 0));

    private static bool HasOther(NumberRows targets, double number)
    {
        bool has = false;
        for (int row = 0; row < targets.Count && !has; row++)
        {
            has = targets[row, 0] != number;
        }

        return has;
    }
}
