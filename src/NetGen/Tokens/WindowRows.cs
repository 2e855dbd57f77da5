using System;

namespace NetGen;

/// <summary>Windows over one long sequence: row i is as wide as a window and begins at i·stride + offset. Nothing is copied.</summary>
/// <param name="sequence">The sequence, one number in each row, side by side in memory.</param>
/// <param name="count">The number of windows.</param>
/// <param name="width">Numbers of a window.</param>
/// <param name="stride">From the beginning of a window to that of the next.</param>
/// <param name="offset">Where the first window begins.</param>
internal sealed class WindowRows(NumberRows sequence, int count, int width, int stride, int offset) : NumberRows(count, width)
{
    public override string TypeName => sequence.TypeName;

    public override bool IsBounded => sequence.IsBounded;

    public override bool IsCheckedWhenRead => sequence.IsCheckedWhenRead;

    public override void Copy(int row, int first, Span<double> values) => sequence.Copy(Begin(row) + first, 0, values);

    public override void Copy(int row, int first, Span<float> values) => sequence.Copy(Begin(row) + first, 0, values);

    public override void Prefetch(int row, int first, int length) => sequence.Prefetch(Begin(row) + first, 0, length);

    private int Begin(int row) => (row * stride) + offset;
}
