using System;
using System.Globalization;

namespace NetGen;

/// <summary>One value of a raw row: a number, a text, or missing. Numbers and texts convert to it implicitly: <c>[39, "female",
/// RawValue.Missing]</c>. Missing are <c>default</c>, null, NaN, and an empty or blank text. Spaces and tabs around a
/// category are ignored, as around a CSV field without quotes;
/// what stands for a missing value in a file (<see cref="CsvOptions.MissingMarkers"/>) is a text like any other.</summary>
public readonly record struct RawValue
{
    private RawValue(string? text, double? number) => (Text, Number) = (text, number);

    /// <summary>No value; the same as <c>default</c>.</summary>
    public static RawValue Missing => default;

    /// <summary>Whether there is no value.</summary>
    public bool IsMissing => Text is null ? Number is null or double.NaN : Text.AsSpan().IsWhiteSpace();

    internal string? Text { get; }

    internal double? Number { get; }

    /// <summary>A number as a value; null and NaN are missing.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator RawValue(double? number) => new(null, number);

    /// <summary>A text as a value; null, empty and blank are missing.</summary>
    /// <param name="text">The text. Where a column of numbers is expected it is read in the invariant culture.</param>
    public static implicit operator RawValue(string? text) => new(text, null);

    /// <summary>The text, or the number in the invariant culture; empty where it is missing.</summary>
    public override string ToString() => IsMissing ? "" : Text ?? Number!.Value.ToString(CultureInfo.InvariantCulture);
}
