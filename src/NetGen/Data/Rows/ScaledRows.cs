using System;

namespace NetGen;

/// <summary>Other rows, scaled each time they are read.</summary>
/// <param name="source">The other rows; as wide as the scaler's features.</param>
/// <param name="scaler">What scales them.</param>
internal sealed class ScaledRows(NumberRows source, FeatureScaler scaler) : NumberRows(source.Count, source.Width)
{
    public override string TypeName => source.TypeName;

    public override void Copy(int row, int first, Span<double> values)
    {
        source.Copy(row, first, values);
        scaler.Scale(first, values, values);
    }

    public override void Copy(int row, int first, Span<float> values)
    {
        Span<double> block = stackalloc double[Block];
        for (int i = 0; i < values.Length; i += Block)
        {
            Span<double> part = block[..Math.Min(Block, values.Length - i)];
            Copy(row, first + i, part);
            Real.Convert<float>(part, values[i..]);
        }
    }

    public override void Prefetch(int row, int first, int length) => source.Prefetch(row, first, length);
}
