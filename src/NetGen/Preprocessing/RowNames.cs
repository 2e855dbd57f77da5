using System;

namespace NetGen;

/// <summary>Finds the columns of a preprocessing in a row of named values.</summary>
internal static class RowNames
{
    /// <param name="features">The columns.</param>
    /// <param name="row">The row; columns that are not features are ignored.</param>
    /// <param name="places">The place of each column in the row.</param>
    /// <exception cref="ArgumentException">A column that is not there or given twice.</exception>
    public static void Find(FeatureEncoding features, ReadOnlySpan<(string Column, RawValue Value)> row, Span<int> places)
    {
        places.Fill(-1);
        for (int i = 0; i < row.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(row[i].Column, nameof(row));
            int column = features.Find(row[i].Column);
            if (column < 0)
            {
                continue;
            }

            if (places[column] >= 0)
            {
                throw new ArgumentException(
                    $"row gives the column {DataFormatException.Quote(row[i].Column)} twice, at {places[column]} and at {i}.", nameof(row));
            }

            places[column] = i;
        }

        if (places.IndexOf(-1) is int missing and >= 0)
        {
            throw new ArgumentException(
                $"row lacks the column {DataFormatException.Quote(features.Columns[missing])}: give RawValue.Missing where its value is not known.",
                nameof(row));
        }
    }
}
