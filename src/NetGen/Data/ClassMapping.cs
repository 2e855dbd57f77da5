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
        int from = table.TargetCount;
        bool indices = IsIndex(table);
        int to = indices ? 1 : classes.Length;
        double[] targets = new double[checked(table.Count * to)];
        for (int i = 0; i < table.Targets.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, from);
            double value = table.Targets[i];
            int label = indices ? (int)value : column;
            if (indices || value != 0)
            {
                int number = numbers[label] >= 0 ? numbers[label] : throw unknown(row, table.Classes[label]);
                targets[indices ? row : (row * to) + number] = indices ? number : value;
            }
        }

        return table with { Targets = targets, TargetCount = to, TargetNames = indices ? table.TargetNames : classes, Classes = classes };
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

    // Of a single class both kinds are one target: 0 is its index, 1 its one-hot target.
    private static bool IsIndex(DatasetTable table) =>
        table.TargetCount == 1 && (table.Classes.Length > 1 || !table.Targets.AsSpan().ContainsAnyExcept(0.0));
}
