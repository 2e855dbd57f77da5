using System;
using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>The values of one row of a file, by the number of the typed row's column, for generated code.</summary>
public readonly ref struct RowFields
{
    private readonly RowBinding _binding;
    private readonly int _row;

    internal RowFields(RowBinding binding, int row) => (_binding, _row) = (binding, row);

    /// <summary>A number.</summary>
    /// <param name="column">The column.</param>
    /// <typeparam name="T">The property's type.</typeparam>
    /// <exception cref="DataFormatException">No value, or no number of this type.</exception>
    public T Number<T>(int column)
        where T : struct, INumber<T> => NumberOrNull<T>(column) ?? throw Missing(column);

    /// <summary>A number, or null where it is missing.</summary>
    /// <inheritdoc cref="Number{T}"/>
    public T? NumberOrNull<T>(int column)
        where T : struct, INumber<T>
    {
        RawCell cell = _binding.Cell(_row, column);
        if (cell.IsMissing)
        {
            return null;
        }

        if (!T.TryParse(cell.Text([]), NumberStyles.Float, _binding.Cells.Numbers, out T number))
        {
            string expected = T.IsInteger(T.One / (T.One + T.One)) ? $"a whole number that {typeof(T).Name} holds" : "a number";
            throw Unexpected(column, cell.IsDecimalComma ? $"{expected} (CsvOptions.Culture reads a decimal comma)" : expected);
        }

        return T.IsFinite(number) ? number : throw Unexpected(column, "a finite number");
    }

    /// <summary>A yes or no: true, yes or 1; false, no or 0; in any case.</summary>
    /// <param name="column">The column.</param>
    /// <exception cref="DataFormatException">No value, or another text.</exception>
    public bool Flag(int column) => FlagOrNull(column) ?? throw Missing(column);

    /// <summary>A yes or no, or null where it is missing.</summary>
    /// <inheritdoc cref="Flag"/>
    public bool? FlagOrNull(int column)
    {
        RawCell cell = _binding.Cell(_row, column);
        ReadOnlySpan<char> text = cell.Text([]);
        return cell.IsMissing ? null
            : Is(text, "true") || Is(text, "yes") || Is(text, "1") ? true
            : Is(text, "false") || Is(text, "no") || Is(text, "0") ? false
            : throw Unexpected(column, "true, yes or 1, or false, no or 0");

        static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A text.</summary>
    /// <param name="column">The column.</param>
    /// <exception cref="DataFormatException">No value.</exception>
    public string Text(int column) => TextOrNull(column) ?? throw Missing(column);

    /// <summary>A text, or null where it is missing.</summary>
    /// <param name="column">The column.</param>
    public string? TextOrNull(int column) => _binding.Cell(_row, column) is { IsMissing: false } cell ? cell.Text([]).ToString() : null;

    /// <summary>A category, by its place in <see cref="RowColumn.Categories"/>: case and marks between words do not matter.</summary>
    /// <param name="column">The column.</param>
    /// <exception cref="DataFormatException">No value, or another text.</exception>
    public int Category(int column) => CategoryOrNull(column) ?? throw Missing(column);

    /// <summary>A category, or null where it is missing.</summary>
    /// <inheritdoc cref="Category"/>
    public int? CategoryOrNull(int column)
    {
        RawCell cell = _binding.Cell(_row, column);
        return cell.IsMissing ? null
            : _binding.TryCategory(column, cell.Text([]), out int number) ? number
            : throw Unexpected(column, $"one of {ClassList.Describe(_binding.Columns[column].Categories)}");
    }

    private DataFormatException Missing(int column) => Unexpected(column, "a value (a property that may be null takes a missing one)");

    private DataFormatException Unexpected(int column, string expected) => _binding.Unexpected(_row, column, expected);
}
