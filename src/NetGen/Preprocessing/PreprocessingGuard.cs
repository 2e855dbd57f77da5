using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>The checks at the public entries of a preprocessing's definition.</summary>
internal static class PreprocessingGuard
{
    /// <summary>At least one text, all different, none null.</summary>
    public static ImmutableArray<string> Texts(IReadOnlyList<string> texts, string argument)
    {
        ArgumentNullException.ThrowIfNull(texts, argument);
        ImmutableArray<string> list = [.. texts];
        DatasetGuard.Distinct(list, argument);
        return list.IsEmpty ? throw new ArgumentException($"{argument} must have at least one text, but is empty.", argument) : list;
    }

    /// <summary>The names of columns; null for all others.</summary>
    public static string[]? Columns(IReadOnlyList<string>? columns, string argument) => columns is null ? null : [.. Texts(columns, argument)];

    public static void Defined<TEnum>(TEnum value, string argument)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(argument, value, $"{argument} must be one of its names.");
        }
    }
}
