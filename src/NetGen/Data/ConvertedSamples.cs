using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// Rows kept in another number type and converted each time they are copied: doubles for one pass over them, all other types always.
/// </summary>
/// <typeparam name="T">The network's number type.</typeparam>
internal sealed class ConvertedSamples<T>(DatasetTable table) : SampleSource<T>(table.Count, table.FeatureCount, table.TargetCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Copy(int row, Span<T> inputs, Span<T> targets)
    {
        table.Features.Copy(row, inputs);
        table.Targets.Copy(row, targets);
    }

    public override void Prefetch(int row, int first, int count)
    {
        table.Features.Prefetch(row, first, count);
        if (first == 0)
        {
            table.Targets.Prefetch(row, 0, table.TargetCount);
        }
    }

    public override bool TryRead(int firstRow, int rows, out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets)
    {
        if (typeof(T) == typeof(float)
            && table.Features.TryRead(firstRow, rows, out ReadOnlySpan<float> features)
            && table.Targets.TryRead(firstRow, rows, out ReadOnlySpan<float> singles))
        {
            inputs = MemoryMarshal.Cast<float, T>(features);
            targets = MemoryMarshal.Cast<float, T>(singles);
            return true;
        }

        return base.TryRead(firstRow, rows, out inputs, out targets);
    }
}
