using System;
using System.Numerics;

namespace NetGen;

/// <summary>Rows stored in the network's number type.</summary>
/// <param name="inputs"><c>[n][inputSize]</c>, row-major.</param>
/// <param name="inputSize">Features of one row.</param>
/// <param name="targets"><c>[n][targetSize]</c>, row-major.</param>
/// <param name="targetSize">Targets of one row.</param>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class StoredSamples<T>(ReadOnlyMemory<T> inputs, int inputSize, ReadOnlyMemory<T> targets, int targetSize)
    : SampleSource<T>(inputs.Length / inputSize, inputSize, targetSize)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Copy(int row, Span<T> inputs, Span<T> targets)
    {
        AllInputs.Slice(row * InputSize, InputSize).CopyTo(inputs);
        AllTargets.Slice(row * TargetSize, TargetSize).CopyTo(targets);
    }

    public override void Prefetch(int row, int first, int count)
    {
        Fetch.Ahead(AllInputs.Slice((row * InputSize) + first, count));
        if (first == 0)
        {
            Fetch.Ahead(AllTargets.Slice(row * TargetSize, TargetSize));
        }
    }

    public override bool TryRead(int firstRow, int rows, out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets)
    {
        inputs = AllInputs.Slice(firstRow * InputSize, rows * InputSize);
        targets = AllTargets.Slice(firstRow * TargetSize, rows * TargetSize);
        return true;
    }

    private ReadOnlySpan<T> AllInputs => inputs.Span;

    private ReadOnlySpan<T> AllTargets => targets.Span;
}
