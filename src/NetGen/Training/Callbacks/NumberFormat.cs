using System;
using System.Globalization;

namespace NetGen;

/// <summary>
/// How a placeholder writes a number: the forms [0][width]d, [0][width][.precision]f and [0][width][.precision]e of Python's format.
/// </summary>
internal readonly record struct NumberFormat
{
    // Python's, where a form names none.
    private const int DefaultPrecision = 6;

    private readonly bool _zeros;
    private readonly int _width;
    private readonly int _precision;

    // 'd', 'f' or 'e'; '\0' for the shortest text that reads back as the same number.
    private readonly char _type;

    private NumberFormat(bool zeros, int width, int precision, char type) => (_zeros, _width, _precision, _type) = (zeros, width, precision, type);

    /// <summary>Reads what stands after the colon of a placeholder.</summary>
    /// <param name="text">Empty for a placeholder without a colon.</param>
    /// <param name="isWhole">Whether the number is a whole one.</param>
    /// <returns>Null for any other form.</returns>
    public static NumberFormat? Parse(ReadOnlySpan<char> text, bool isWhole)
    {
        if (text.IsEmpty)
        {
            return default(NumberFormat);
        }

        bool zeros = text[0] == '0';
        text = zeros ? text[1..] : text;
        if (TakeNumber(ref text, whereNone: 0) is not { } width)
        {
            return null;
        }

        if (isWhole)
        {
            return text is "" or "d" ? new NumberFormat(zeros, width, 0, 'd') : null;
        }

        int? precision = DefaultPrecision;
        if (text is ['.', ..])
        {
            text = text[1..];
            precision = TakeNumber(ref text, whereNone: null);
        }

        return precision is { } digits && text is "f" or "e" ? new NumberFormat(zeros, width, digits, text[0]) : null;
    }

    public string Apply(double value)
    {
        string text = _type switch
        {
            'd' => value.ToString("F0", CultureInfo.InvariantCulture),
            'f' => value.ToString($"F{_precision}", CultureInfo.InvariantCulture),
            'e' => Scientific(value),
            _ => value.ToString("R", CultureInfo.InvariantCulture),
        };
        int sign = text.StartsWith('-') ? 1 : 0;
        return _zeros ? text[..sign] + text[sign..].PadLeft(Math.Max(_width - sign, 0), '0') : text.PadLeft(_width);
    }

    // Python writes at least two digits of the exponent, .NET three.
    private string Scientific(double value)
    {
        string text = value.ToString($"e{_precision}", CultureInfo.InvariantCulture);
        return text.Length > 3 && text[^3] == '0' && double.IsFinite(value) ? text.Remove(text.Length - 3, 1) : text;
    }

    /// <summary>Takes up to two digits from the front; null where there are more, or none and that is not allowed.</summary>
    private static int? TakeNumber(ref ReadOnlySpan<char> text, int? whereNone)
    {
        int length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        int? number = length switch
        {
            0 => whereNone,
            <= 2 => int.Parse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture),
            _ => null,
        };
        text = text[length..];
        return number;
    }
}
