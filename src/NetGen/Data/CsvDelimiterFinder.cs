using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen;

/// <summary>Finds a CSV text's delimiter in its first characters.</summary>
internal static class CsvDelimiterFinder
{
    private const int SampleLength = 1 << 16;

    private static readonly (char Delimiter, string Name)[] Candidates = [(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "vertical bar")];

    /// <param name="reader">The text.</param>
    /// <param name="fileName">The file in messages.</param>
    /// <param name="numbers">How numbers are written: their decimal separator is no delimiter.</param>
    /// <returns>The delimiter, a comma for an empty text; and a reader of the whole text.</returns>
    /// <exception cref="DataFormatException">No delimiter, or more than one that fits.</exception>
    public static (char Delimiter, TextReader Text) Find(TextReader reader, string fileName, NumberFormatInfo numbers)
    {
        char[] sample = new char[SampleLength];
        int length = reader.ReadBlock(sample, 0, SampleLength);
        ReadOnlySpan<char> text = sample.AsSpan(0, length);
        return (Choose(text, length < SampleLength, fileName, numbers.NumberDecimalSeparator), new CsvSampledReader(sample, length, reader));
    }

    private static char Choose(ReadOnlySpan<char> sample, bool whole, string fileName, string decimalSeparator)
    {
        ReadOnlySpan<char> unmarked = sample.StartsWith("\uFEFF") ? sample[1..] : sample;
        ReadOnlySpan<char> text = unmarked.TrimStart("\r\n");
        if (text.IsEmpty)
        {
            return Candidates[0].Delimiter;
        }

        var inFirstLine = new List<(char Delimiter, string Name)>();
        var regular = new List<(char Delimiter, string Name)>();
        foreach ((char Delimiter, string Name) candidate in Candidates.Where(candidate => !decimalSeparator.Contains(candidate.Delimiter)))
        {
            (int fields, bool same) = Cut(text, candidate.Delimiter, whole);
            if (fields > 1)
            {
                inFirstLine.Add(candidate);
                if (same)
                {
                    regular.Add(candidate);
                }
            }
        }

        // With one candidate a row that does not fit is the reader's error, which names its line.
        List<(char Delimiter, string Name)> fit = inFirstLine.Count == 1 ? inFirstLine : regular;
        if (fit.Count == 1)
        {
            return fit[0].Delimiter;
        }

        string found =
            inFirstLine.Count == 0 ? "none of comma, semicolon, tab and vertical bar"
            : fit.Count == 0 ? $"{List(inFirstLine)}, with which the rows differ in their number of fields"
            : $"{List(fit)}, which both fit";
        ReadOnlySpan<char> emptyLines = unmarked[..^text.Length];
        int line = 1 + Math.Max(emptyLines.Count('\n'), emptyLines.Count('\r'));
        throw new DataFormatException(fileName, line, null, "one delimiter", $"{found} (set CsvOptions.Delimiter)");
    }

    /// <summary>The number of fields of the first record, and whether all complete records have as many.</summary>
    private static (int Fields, bool Same) Cut(ReadOnlySpan<char> text, char delimiter, bool whole)
    {
        int first = 0;
        int fields = 1;
        bool same = true;
        bool quoted = false;
        bool fieldBegins = true;
        bool empty = true;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted)
            {
                bool doubled = c == '"' && i + 1 < text.Length && text[i + 1] == '"';
                quoted = c != '"' || doubled;
                i += doubled ? 1 : 0;
            }
            else if (c is '\r' or '\n')
            {
                End(ref first, ref same);
                (fields, fieldBegins, empty) = (1, true, true);
            }
            else
            {
                empty = false;
                quoted = c == '"' && fieldBegins;
                fields += c == delimiter ? 1 : 0;
                fieldBegins = c == delimiter || (fieldBegins && c is ' ' or '\t');
            }
        }

        // A record that the end of the sample cuts off counts only where there is no other.
        if (whole || first == 0)
        {
            End(ref first, ref same);
        }

        return (first, same);

        void End(ref int first, ref bool same)
        {
            if (!empty)
            {
                first = first == 0 ? fields : first;
                same &= fields == first;
            }
        }
    }

    private static string List(List<(char Delimiter, string Name)> candidates) =>
        string.Join(" and ", candidates.Select(candidate => candidate.Name));
}
