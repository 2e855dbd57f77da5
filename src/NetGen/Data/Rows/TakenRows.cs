using System;

namespace NetGen;

/// <summary>Rows of other rows, in any order, without copying them.</summary>
/// <param name="source">The other rows.</param>
/// <param name="rows">Which of them; not written any more.</param>
internal sealed class TakenRows(NumberRows source, int[] rows) : NumberRows(rows.Length, source.Width)
{
    public override string TypeName => source.TypeName;

    public override bool IsBounded => source.IsBounded;

    public override bool IsCheckedWhenRead => source.IsCheckedWhenRead;

    public override void Copy(int row, int first, Span<double> values) => source.Copy(rows[row], first, values);

    public override void Copy(int row, int first, Span<float> values) => source.Copy(rows[row], first, values);

    public override void Prefetch(int row, int first, int length) => source.Prefetch(rows[row], first, length);

    public override TakenRows Take(ReadOnlySpan<int> taken)
    {
        int[] places = new int[taken.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = rows[taken[i]];
        }

        return new TakenRows(source, places);
    }
}
