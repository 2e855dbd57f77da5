using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Numerics;

namespace NetGen;

/// <summary>The encoders of all feature columns, side by side.</summary>
internal sealed class FeatureEncoding
{
    /// <summary>Names of one-hot features repeat the column's, so that a small file could ask for much memory.</summary>
    private const int MostNameCharacters = 10_000_000;

    private readonly int[] _offsets;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <param name="encoders">At least one, of different columns.</param>
    /// <param name="fileName">The file in messages.</param>
    /// <exception cref="DataFormatException">Names of one-hot features that are too long together.</exception>
    public FeatureEncoding(ImmutableArray<FeatureEncoder> encoders, string fileName)
    {
        RequireShortNames(encoders, fileName);
        Encoders = encoders;
        _offsets = new int[encoders.Length];
        string[] columns = new string[encoders.Length];
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = encoders[i].Column;
            _places.Add(columns[i], i);
            _offsets[i] = names.Count;
            encoders[i].AddNames(names);
        }

        Columns = [.. columns];
        Names = names.ToImmutable();
    }

    public ImmutableArray<FeatureEncoder> Encoders { get; }

    /// <summary>The columns' names.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The features' names.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The number of a column; −1 where it is not a feature's.</summary>
    public int Find(string column) => _places.GetValueOrDefault(column, -1);

    /// <summary>A name of two features; null where all are different.</summary>
    public string? RepeatedName()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in Names)
        {
            if (!known.Add(name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Writes the features of one column.</summary>
    /// <param name="column">The column's number.</param>
    /// <param name="cell">Its value.</param>
    /// <param name="features">All features of the row, those of this column still 0.</param>
    /// <returns>Null, or what was expected instead of the value.</returns>
    public string? Encode<T>(int column, RawCell cell, Span<T> features)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        string? expected = Encoders[column].Encode(cell, out int feature, out double value);
        if (expected is null && feature >= 0)
        {
            T converted = T.CreateTruncating(value);
            features[_offsets[column] + feature] = converted;
            return T.IsFinite(converted) ? null : "a number that is finite when it is scaled and converted";
        }

        return expected;
    }

    /// <summary>Writes the features of one column from a table.</summary>
    /// <param name="column">The column's number here.</param>
    /// <param name="cells">The table.</param>
    /// <param name="row">The row's place among those of the file.</param>
    /// <param name="place">The column's place in the table.</param>
    /// <param name="features">All features of the row, those of this column still 0.</param>
    /// <exception cref="DataFormatException">A value that is not expected.</exception>
    public void Encode<T>(int column, RawCells cells, int row, int place, Span<T> features)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        if (Encode(column, cells.Cell(row, place), features) is string expected)
        {
            throw cells.Unexpected(row, place, expected);
        }
    }

    private static void RequireShortNames(ImmutableArray<FeatureEncoder> encoders, string fileName)
    {
        long characters = 0;
        foreach (FeatureEncoder encoder in encoders)
        {
            characters += encoder.NameCharacters;
        }

        if (characters > MostNameCharacters)
        {
            throw new DataFormatException(
                fileName, 0, null, FormattableString.Invariant($"names of one-hot features of at most {MostNameCharacters} characters together"),
                FormattableString.Invariant($"{characters}; each repeats its column's name"));
        }
    }
}
