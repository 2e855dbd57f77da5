using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>The checks at a dataset's public entries.</summary>
internal static class DatasetGuard
{
    public static void Shape(int features, int featureCount, int targets, int targetCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetCount, 1);
        if (features == 0)
        {
            throw new ArgumentException("A dataset needs at least one row, but features is empty.", nameof(features));
        }

        if (features % featureCount != 0)
        {
            throw new ArgumentException(
                $"The length of features must be a multiple of {featureCount}, the features of one row, but is {features}.", nameof(features));
        }

        int rows = features / featureCount;
        if (targets != (long)rows * targetCount)
        {
            throw new ArgumentException(
                $"The length of targets must be {(long)rows * targetCount} ({rows} rows of {targetCount}), but is {targets}.", nameof(targets));
        }
    }

    public static ImmutableArray<string> Names(IEnumerable<string>? names, int count, string argument)
    {
        if (names is null)
        {
            return [];
        }

        ImmutableArray<string> result = [.. names];
        Distinct(result, argument);
        return result.Length == count
            ? result
            : throw new ArgumentException($"{argument} must have {count} names, but has {result.Length}.", argument);
    }

    public static void Distinct(ImmutableArray<string> names, string argument)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] is null)
            {
                throw new ArgumentException($"{argument}[{i}] must be a text, but is null.", argument);
            }

            if (!places.TryAdd(names[i], i))
            {
                throw new ArgumentException(
                    $"{argument} must all be different, but {DataFormatException.Quote(names[i])} is at {places[names[i]]} and at {i}.", argument);
            }
        }
    }

    /// <summary>Checks the numbers and classes of a new dataset.</summary>
    public static void Values(DatasetTable table)
    {
        Finite(table.Features, table.FeatureNames, "features");
        Finite(table.Targets, table.TargetNames, "targets");
        Distinct(table.Classes, "classes");
        Classes(table, "classes");
    }

    public static void Finite(NumberRows rows, ImmutableArray<string> names, string argument, string operation = "")
    {
        if (rows.FindNotFinite() is { } found)
        {
            string name = names.IsEmpty ? "" : $" ('{names[found.Column]}')";
            string place = FormattableString.Invariant($"{operation}{argument}, row {found.Row}, column {found.Column}{name}");
            throw new ArgumentException(FormattableString.Invariant($"{place}: expected a finite number, found {found.Value}."), argument);
        }
    }

    public static void Classes(DatasetTable table, string argument)
    {
        if (ClassProblem(table) is { } problem)
        {
            throw new ArgumentException(problem, argument);
        }
    }

    /// <summary>Why the targets do not fit the classes; null where they do.</summary>
    public static string? ClassProblem(DatasetTable table)
    {
        int classes = table.Classes.Length;
        if (classes == 0 || (table.TargetCount == classes && classes > 1))
        {
            return null;
        }

        if (table.TargetCount != 1)
        {
            return $"With {classes} classes a row has one target or {classes}, but targetCount is {table.TargetCount}.";
        }

        for (int row = 0; row < table.Count; row++)
        {
            if (!IsClass(table.Targets[row, 0], classes))
            {
                return FormattableString.Invariant(
                    $"targets, row {row}: expected the index of one of {classes} classes, found {table.Targets[row, 0]}.");
            }
        }

        return null;
    }

    public static int OneHotWidth(DatasetTable table, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        if (table.TargetCount != 1)
        {
            throw new InvalidOperationException($"One-hot targets are made from one target, a class index, but a row has {table.TargetCount}.");
        }

        int known = table.Classes.Length;
        if (known > 0 && classes > 0 && classes != known)
        {
            throw new ArgumentOutOfRangeException(nameof(classes), classes, $"The dataset has {known} classes.");
        }

        int width = known > 0 ? known : classes;
        int limit = width > 0 ? width : Array.MaxLength / table.Count;
        int largest = 0;
        for (int row = 0; row < table.Count; row++)
        {
            double value = table.Targets[row, 0];
            if (!IsClass(value, limit))
            {
                throw new InvalidOperationException(
                    $"One-hot targets are made from class indices, whole numbers from 0 to {limit - 1}, "
                    + FormattableString.Invariant($"but row {row} has {value}.")
                    + LabelAdvice(table));
            }

            largest = Math.Max(largest, (int)value);
        }

        return width > 0 ? width : largest + 1;
    }

    public static void Row(int row, int count, string argument)
    {
        if ((uint)row >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(argument, row, $"The dataset has the rows 0 to {count - 1}.");
        }
    }

    /// <summary>What to do where the targets are whole numbers, but not from 0 on, such as classes that are called 1, 2 and 3; else
    /// nothing.</summary>
    public static string LabelAdvice(DatasetTable table)
    {
        bool whole = table.Classes.IsEmpty && table.TargetCount == 1;
        for (int row = 0; row < table.Count && whole; row++)
        {
            double target = table.Targets[row, 0];
            whole = target != 0 && target == Math.Floor(target);
        }

        return whole
            ? " The targets are whole numbers, but never 0: where they are names of classes, read them as labels "
                + "(CsvOptions.TargetIsLabel, or Label in a Preprocessing)."
            : "";
    }

    /// <summary>A feature as a message names it: its index, and its name where it has one.</summary>
    public static string Feature(int feature, ImmutableArray<string> names) =>
        FormattableString.Invariant($"Feature {feature}") + (names.IsEmpty ? "" : $" ({DataFormatException.Quote(names[feature])})");

    private static bool IsClass(double value, int classes) => value >= 0 && value < classes && value == Math.Floor(value);
}
