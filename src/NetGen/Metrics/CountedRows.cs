using System;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>Which rows of a network's output count, for a dataset: those of steps that are not masked. A native program whose networks mask nothing
/// does not contain it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CountedRows
{
    private const int LargestBatch = 256;

    private readonly bool[] _counts;

    private CountedRows(bool[] counts) => _counts = counts;

    /// <summary>Called by generated code.</summary>
    /// <param name="info">The network.</param>
    /// <param name="data">Features <c>[n][InputSize]</c>.</param>
    /// <param name="count">Writes 1 for each row that counts, else 0, for a batch.</param>
    /// <exception cref="ArgumentException">A sample that the network does not take; or all steps are masked.</exception>
    public static CountedRows Of<T>(NetworkInfo info, Dataset data, RowCounter<T> count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(count);
        int rows = info.OutputSize / info.OutputShape[^1];
        bool[] all = new bool[checked(data.Count * rows)];
        var batch = new SampleBatch<T>(data.Samples<T>(store: false), Math.Min(LargestBatch, data.Count));
        var counts = new T[Math.Min(LargestBatch, data.Count) * rows];
        for (int first = 0; first < data.Count; first += LargestBatch)
        {
            batch.Fill(first, Math.Min(LargestBatch, data.Count - first));
            count(batch.Inputs, counts.AsSpan(0, batch.Count * rows));
            for (int i = 0; i < batch.Count * rows; i++)
            {
                all[(first * rows) + i] = counts[i] != T.Zero;
            }
        }

        return Array.IndexOf(all, true) >= 0
            ? new CountedRows(all)
            : throw new ArgumentException("No step counts: all steps of data are masked.", nameof(data));
    }

    /// <summary>Whether a row counts.</summary>
    /// <param name="row">The row among those of all samples.</param>
    internal bool Has(int row) => _counts[row];

    /// <summary>The rows that count.</summary>
    /// <param name="rows">All rows, one after the other.</param>
    internal TNumber[] In<TNumber>(ReadOnlySpan<TNumber> rows)
    {
        int width = rows.Length / _counts.Length;
        var counted = new TNumber[Array.FindAll(_counts, static counts => counts).Length * width];
        int next = 0;
        for (int row = 0; row < _counts.Length; row++)
        {
            if (_counts[row])
            {
                rows.Slice(row * width, width).CopyTo(counted.AsSpan(next));
                next += width;
            }
        }

        return counted;
    }
}
