using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Lists of class labels: a label's index in the list is its number.</summary>
internal static class ClassList
{
    private const int LabelsInMessage = 20;

    /// <summary>The list that a caller gave, or that of the dataset that a caller gave.</summary>
    /// <param name="classes">The labels, or null.</param>
    /// <param name="classesOf">The dataset that has the labels, or null.</param>
    /// <returns>Empty where neither was given.</returns>
    /// <exception cref="ArgumentException">Both, a dataset without classes, or a list that <see cref="Check"/> refuses.</exception>
    public static ImmutableArray<string> Of(IEnumerable<string>? classes, Dataset? classesOf)
    {
        if (classesOf is null)
        {
            return classes is null ? [] : Check(classes, nameof(classes));
        }

        if (classes is not null)
        {
            throw new ArgumentException("Both classes and classesOf are given: give one of them.", nameof(classesOf));
        }

        return classesOf.Classes.IsEmpty
            ? throw new ArgumentException(
                "The dataset has no classes: its targets are numbers, not labels (CsvOptions.TargetIsLabel reads numbers as labels).",
                nameof(classesOf))
            : classesOf.Classes;
    }

    /// <exception cref="ArgumentException">No label, a label that is null, or one that occurs twice.</exception>
    public static ImmutableArray<string> Check(IEnumerable<string> classes, string argument)
    {
        ImmutableArray<string> list = [.. classes];
        DatasetGuard.Distinct(list, argument);
        return list.IsEmpty ? throw new ArgumentException($"{argument} must have at least one label, but is empty.", argument) : list;
    }

    /// <summary>The labels as a message shows them; of many, the first.</summary>
    public static string Describe(ImmutableArray<string> classes)
    {
        string[] shown = new string[Math.Min(classes.Length, LabelsInMessage)];
        for (int i = 0; i < shown.Length; i++)
        {
            shown[i] = DataFormatException.Quote(classes[i]);
        }

        string text = string.Join(", ", shown);
        return classes.Length > shown.Length ? FormattableString.Invariant($"{text} and {classes.Length - shown.Length} more") : text;
    }

    /// <summary>The first place where two lists differ; −1 where they are equal.</summary>
    public static int FirstDifference(ImmutableArray<string> list, ImmutableArray<string> other)
    {
        for (int i = 0; i < Math.Min(list.Length, other.Length); i++)
        {
            if (list[i] != other[i])
            {
                return i;
            }
        }

        return list.Length == other.Length ? -1 : Math.Min(list.Length, other.Length);
    }
}
