using System;

namespace NetGen;

/// <summary>Class indices read as one column per class: 1 for the row's class, 0 for the others.</summary>
/// <param name="labels">One column of whole numbers from 0 to <paramref name="classes"/> − 1.</param>
/// <param name="classes">The number of classes.</param>
internal sealed class OneHotRows(NumberRows labels, int classes) : NumberRows(labels.Count, classes)
{
    /// <summary>The class indices, one a row.</summary>
    public NumberRows Labels => labels;

    public override string TypeName => labels.TypeName;

    public override bool IsBounded => true;

    public override void Copy(int row, int first, Span<double> values) => Write(row, first, values, 1.0);

    public override void Copy(int row, int first, Span<float> values) => Write(row, first, values, 1f);

    public override void Prefetch(int row, int first, int length) => labels.Prefetch(row, 0, 1);

    public override OneHotRows Take(ReadOnlySpan<int> rows) => new(labels.Take(rows), Width);

    private void Write<T>(int row, int first, Span<T> values, T one)
    {
        values.Clear();
        int place = (int)labels[row, 0] - first;
        if ((uint)place < (uint)values.Length)
        {
            values[place] = one;
        }
    }
}
