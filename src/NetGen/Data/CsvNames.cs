using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen;

/// <summary>Column names that occur twice or are empty.</summary>
internal static class CsvNames
{
    private const int NamesInMessage = 5;

    /// <summary>Gives every column a name of its own, in place: <c>x</c>, <c>x.1</c>, <c>x.2</c>; <c>Unnamed: 3</c> where there is none.</summary>
    public static void Number(string[] names)
    {
        for (int column = 0; column < names.Length; column++)
        {
            if (string.IsNullOrWhiteSpace(names[column]))
            {
                names[column] = string.Create(CultureInfo.InvariantCulture, $"Unnamed: {column}");
            }
        }

        var given = new HashSet<string>(names.Length, StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        bool[] repeated = Array.ConvertAll(names, name => !given.Add(name));
        for (int column = 0; column < names.Length; column++)
        {
            if (repeated[column])
            {
                string name = names[column];
                int number = numbers.GetValueOrDefault(name);
                do
                {
                    number++;
                    names[column] = string.Create(CultureInfo.InvariantCulture, $"{name}.{number}");
                }
                while (!given.Add(names[column]));
                numbers[name] = number;
            }
        }
    }

    /// <summary>The names that occur more than once, each with its columns; of many, the first. Null where there is none.</summary>
    public static string? DescribeRepeated(string[] names)
    {
        if (new HashSet<string>(names, StringComparer.Ordinal).Count == names.Length)
        {
            return null;
        }

        IGrouping<string, int>[] repeated =
            [.. Enumerable.Range(0, names.Length).GroupBy(column => names[column], StringComparer.Ordinal).Where(columns => columns.Skip(1).Any())];
        IEnumerable<string> shown = repeated.Take(NamesInMessage).Select(
            columns => $"{DataFormatException.Quote(columns.Key)} at index {Places([.. columns])}");
        return string.Join(", ", shown) + (repeated.Length > NamesInMessage ? $" and {Text(repeated.Length - NamesInMessage)} more names" : "");
    }

    private static string Places(int[] columns) =>
        columns.Length <= NamesInMessage
            ? $"{string.Join(", ", columns[..^1].Select(Text))} and {Text(columns[^1])}"
            : $"{string.Join(", ", columns.Take(NamesInMessage).Select(Text))} and {Text(columns.Length - NamesInMessage)} more";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
