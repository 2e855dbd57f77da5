using System.Collections.Generic;
using System.Globalization;

namespace NetGen;

/// <summary>The values of one column in the rows that something is fitted to.</summary>
internal sealed class RawColumn(RawCells cells, int column, int[] rows)
{
    public string Name => cells.Names[column];

    public int Count => rows.Length;

    public RawCell this[int i] => cells.Cell(rows[i], column);

    /// <summary>The one feature an encoder makes of a value.</summary>
    /// <exception cref="DataFormatException">A value it refuses.</exception>
    public double Encode(FeatureEncoder encoder, int i) =>
        encoder.Encode(this[i], out _, out double value) is string expected ? throw Unexpected(i, expected) : value;

    /// <summary>Checks that no value is missing.</summary>
    /// <param name="advice">What can be done about it.</param>
    /// <exception cref="DataFormatException">A missing value; the message counts them.</exception>
    public void RequireAll(string advice)
    {
        var missing = new List<int>();
        for (int i = 0; i < Count; i++)
        {
            if (this[i].IsMissing)
            {
                missing.Add(i);
            }
        }

        if (missing.Count > 0)
        {
            throw new DataFormatException(
                cells.FileName, cells.Lines[rows[missing[0]]], cells.Describe(column), "a value",
                string.Create(CultureInfo.InvariantCulture, $"a missing value; missing in {missing.Count} of {Count} rows ({advice})"));
        }
    }

    public DataFormatException Unexpected(int i, string expected) => cells.Unexpected(rows[i], column, expected);

    /// <summary>An error of the whole column.</summary>
    public DataFormatException Unfit(string expected, string found) => new(cells.FileName, 0, cells.Describe(column), expected, found);
}
