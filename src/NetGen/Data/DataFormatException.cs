using System;
using System.Globalization;

namespace NetGen;

/// <summary>
/// Data that is not what was expected of it. The message names the file, line and column as far as they are known, what was expected and
/// what was found: <c>breast_cancer.csv, line 17, column 'radius_mean': expected a number, found 'abc'.</c>
/// </summary>
public sealed class DataFormatException : FormatException
{
    private const int LongestExcerpt = 40;

    /// <summary>An exception with a text of its own.</summary>
    /// <param name="message">What is wrong, and where.</param>
    public DataFormatException(string message)
        : base(message)
    {
    }

    internal DataFormatException(string fileName, long line, string? column, string expected, string found)
        : base(Describe(fileName, line, column, expected, found))
    {
        FileName = fileName;
        Line = line;
        Column = column;
    }

    /// <summary>The file's name without its folder, <c>CSV</c> where the data came from a stream or reader; null where it is not known.</summary>
    public string? FileName { get; }

    /// <summary>The line in the file, counted from 1; 0 where no single line is at fault.</summary>
    public long Line { get; }

    /// <summary>The column as the message names it: its quoted name, or its index in a file without a header; null where no single column is at
    /// fault.</summary>
    public string? Column { get; }

    internal static DataFormatException NotFinite(string fileName, int row, int column, double value) =>
        At(fileName, row, column, "a finite number", value);

    /// <summary>A number of an array.</summary>
    internal static DataFormatException At(string fileName, int row, int column, string expected, double found) =>
        new(FormattableString.Invariant($"{fileName}, row {row}, column {column}: expected {expected}, found {found}."));

    /// <summary>Text out of a file, quoted, on one line and no longer than a message should be.</summary>
    internal static string Quote(ReadOnlySpan<char> text)
    {
        bool cut = text.Length > LongestExcerpt;
        string shown = (cut ? text[..LongestExcerpt] : text).ToString().Replace('\r', ' ').Replace('\n', ' ');
        return cut ? $"'{shown}…'" : $"'{shown}'";
    }

    private static string Describe(string fileName, long line, string? column, string expected, string found)
    {
        string where = line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{fileName}, line {line}") : fileName;
        return $"{where}{(column is null ? "" : $", column {column}")}: expected {expected}, found {found}.";
    }
}
