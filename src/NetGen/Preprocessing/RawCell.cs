using System;
using System.Globalization;

namespace NetGen;

/// <summary>One value of a raw row as an encoder reads it, from a table or from a row in memory, without a copy.</summary>
internal readonly ref struct RawCell
{
    /// <summary>Characters that hold any double.</summary>
    public const int LongestNumber = 32;

    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    private readonly ReadOnlySpan<char> _text;
    private readonly double? _number;
    private readonly NumberFormatInfo _numbers;

    public RawCell(ReadOnlySpan<char> text, NumberFormatInfo numbers)
    {
        _text = text;
        _numbers = numbers;
    }

    public RawCell(RawValue value)
        : this(value.Text, NumberFormatInfo.InvariantInfo) => _number = value.Number;

    public bool IsMissing => _number is double number ? double.IsNaN(number) : _text.IsWhiteSpace();

    /// <summary>Whether a text that is no number is one with a decimal comma.</summary>
    public bool IsDecimalComma =>
        _number is null && _numbers.NumberDecimalSeparator != "," && double.TryParse(_text, NumberStyles.Float, DecimalComma, out _);

    public bool TryNumber(out double number)
    {
        number = _number.GetValueOrDefault();
        return _number is not null || double.TryParse(_text, NumberStyles.Float, _numbers, out number);
    }

    /// <summary>The text; of a number its shortest form in the invariant culture.</summary>
    /// <param name="buffer">Where a number is written, <see cref="LongestNumber"/> characters.</param>
    public ReadOnlySpan<char> Text(Span<char> buffer)
    {
        if (_number is not double number)
        {
            return _text;
        }

        _ = number.TryFormat(buffer, out int written, provider: CultureInfo.InvariantCulture);
        return buffer[..written];
    }

    /// <summary>The value as a message shows it.</summary>
    public string Describe() =>
        IsMissing ? "a missing value" : _number is double number ? number.ToString(CultureInfo.InvariantCulture) : DataFormatException.Quote(_text);
}
