using System;
using System.Globalization;

namespace NetGen;

/// <summary>The fields of the record at hand as numbers, and the errors of those that are none.</summary>
internal sealed class CsvFields(CsvReader csv, CsvHeader header, string fileName, NumberFormatInfo numbers)
{
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    public bool TryParse(ReadOnlySpan<char> text, out double value) => double.TryParse(text, NumberStyles.Float, numbers, out value);

    /// <exception cref="DataFormatException">No number, or one that is not finite.</exception>
    public double ParseNumber(int column, string expected)
    {
        ReadOnlySpan<char> text = csv[column];
        if (!TryParse(text, out double value))
        {
            throw Unexpected(column, IsDecimalComma(text) ? $"{expected} (CsvOptions.Culture reads a decimal comma)" : expected);
        }

        return double.IsFinite(value) ? value : throw Unexpected(column, "a finite number");
    }

    /// <summary>Whether a text that is no number is one with a decimal comma.</summary>
    public bool IsDecimalComma(ReadOnlySpan<char> text) =>
        numbers.NumberDecimalSeparator != "," && double.TryParse(text, NumberStyles.Float, DecimalComma, out _);

    public DataFormatException Unexpected(int column, string expected) =>
        new(fileName, csv.LineOf(column), header.Describe(column), expected, DataFormatException.Quote(csv[column]));
}
