using System;
using System.Numerics;

namespace NetGen;

/// <summary>Rows stored as doubles and converted each time they are copied: for one pass over them.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class ConvertedSamples<T>(DatasetTable table) : SampleSource<T>(table.Count, table.FeatureCount, table.TargetCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Copy(int row, Span<T> inputs, Span<T> targets)
    {
        Real.Convert(table.Features.AsSpan(row * InputSize, InputSize), inputs);
        Real.Convert(table.Targets.AsSpan(row * TargetSize, TargetSize), targets);
    }
}
