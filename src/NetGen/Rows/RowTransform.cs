using System;
using System.Buffers;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace NetGen;

/// <summary>Typed rows on their way through a preprocessing.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal static class RowTransform<TRow>
    where TRow : IRow<TRow>
{
    private const string FileName = "rows";

    /// <summary>The rows as text, so that a definition can be fitted to them; the label is the last column.</summary>
    public static RawTable Table(ImmutableArray<TRow> rows)
    {
        ImmutableArray<RowColumn> columns = [.. TRow.Info.Columns, TRow.Info.Label];
        var values = new RawValue[columns.Length];
        var text = new List<char>();
        int[] ends = new int[checked(rows.Length * columns.Length)];
        long[] lines = new long[rows.Length];
        Span<char> buffer = stackalloc char[RawCell.LongestNumber];
        for (int row = 0; row < rows.Length; row++)
        {
            TRow.CopyValues(rows[row], values.AsSpan(0, columns.Length - 1));
            values[^1] = Label(TRow.LabelOf(rows[row]), columns[^1]);
            for (int column = 0; column < columns.Length; column++)
            {
                text.AddRange(values[column].IsMissing ? [] : new RawCell(values[column]).Text(buffer));
                ends[(row * columns.Length) + column] = text.Count;
            }

            lines[row] = row + 1;
        }

        return RawTable.Of(new RawCells([.. columns.Select(c => c.Name)])
        {
            FileName = FileName,
            Text = [.. text],
            Ends = ends,
            Lines = lines,
            Numbers = NumberFormatInfo.InvariantInfo,
        });
    }

    /// <summary>The rows with their features, those left out in which a value is missing that must not be.</summary>
    public static Dataset<TRow> Dataset(Preprocessing preprocessing, IEnumerable<TRow> rows)
    {
        int width = preprocessing.FeatureCount;
        ImmutableArray<TRow>.Builder kept = ImmutableArray.CreateBuilder<TRow>();
        var features = new List<double>();
        double[] encoded = new double[width];
        foreach (TRow row in rows)
        {
            if (TryEncode<double>(preprocessing, row, encoded, leavesOut: true))
            {
                kept.Add(row);
                features.AddRange(encoded);
            }
        }

        return NetGen.Dataset.FromRows(kept.ToImmutable(), [.. features], preprocessing.FeatureNames);
    }

    /// <summary>Makes the features of one row. Allocates nothing.</summary>
    public static void Encode<T>(Preprocessing preprocessing, TRow row, Span<T> features)
        where T : struct, IBinaryFloatingPointIeee754<T> => TryEncode(preprocessing, row, features, leavesOut: false);

    private static RawValue Label(double label, RowColumn column) =>
        double.IsNaN(label) ? RawValue.Missing : column.Kind == ColumnKind.Category ? column.Categories[(int)label] : label;

    /// <summary>Makes the features, or, where that is asked for, leaves a row out in which a value is missing that must not be.</summary>
    private static bool TryEncode<T>(Preprocessing preprocessing, TRow row, Span<T> features, bool leavesOut)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        if (features.Length != preprocessing.FeatureCount)
        {
            throw new ArgumentException($"The length of features must be {preprocessing.FeatureCount}, but is {features.Length}.", nameof(features));
        }

        ImmutableArray<RowColumn> columns = TRow.Info.Columns;
        RawValue[] values = ArrayPool<RawValue>.Shared.Rent(columns.Length);
        TRow.CopyValues(row, values.AsSpan(0, columns.Length));
        features.Clear();
        int found = 0;
        bool isWhole = true;
        for (int i = 0; i < columns.Length; i++)
        {
            int place = preprocessing.Features.Find(columns[i].Name);
            if (place < 0)
            {
                continue;
            }

            found++;
            isWhole &= !(leavesOut && values[i].IsMissing && preprocessing.Features.Encoders[place].DropsMissing);
            if (isWhole)
            {
                preprocessing.Encode(place, values[i], features);
            }
        }

        ArrayPool<RawValue>.Shared.Return(values, clearArray: true);
        return found == preprocessing.Columns.Length ? isWhole : throw Lacking(preprocessing);
    }

    private static ArgumentException Lacking(Preprocessing preprocessing)
    {
        string lacks = preprocessing.Columns.First(c => TRow.Info.Columns.All(column => column.Name != c));
        return new ArgumentException(
            $"The preprocessing has a column {DataFormatException.Quote(lacks)}, but {TRow.Info.Name} has {ClassList.Describe([.. TRow.Info.Columns.Select(c => c.Name)])}.",
            nameof(preprocessing));
    }
}
