using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tool;

/// <summary>Columns of text, as wide as they need.</summary>
internal static class Table
{
    /// <param name="header">The columns' names; one that begins with <c>&gt;</c> is set to the right.</param>
    /// <param name="rows">As many texts each as there are columns.</param>
    public static string Draw(string[] header, IEnumerable<string[]> rows)
    {
        bool[] isRight = [.. header.Select(h => h.StartsWith('>'))];
        string[][] lines = [[.. header.Select(h => h.TrimStart('>'))], .. rows];
        int[] widths = [.. header.Select((_, column) => lines.Max(line => line[column].Length))];
        return string.Join('\n', lines.Select(line => string.Join("  ", line.Select((text, column) =>
            isRight[column] ? text.PadLeft(widths[column]) : text.PadRight(widths[column]))).TrimEnd()));
    }

    /// <summary>As in <c>3.6 KB</c>.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 10_000 => FormattableString.Invariant($"{bytes} B"),
        < 10_000_000 => FormattableString.Invariant($"{bytes / 1e3:0.0} KB"),
        _ => FormattableString.Invariant($"{bytes / 1e6:0.0} MB"),
    };
}
