using System;
using System.Numerics;

namespace NetGen;

/// <summary>
/// The rows of a dataset in a network's number type. Training and evaluation read rows through it alone, however the dataset stores them.
/// Immutable, hence thread-safe.
/// </summary>
/// <param name="count">The number of rows.</param>
/// <param name="inputSize">Features of one row.</param>
/// <param name="targetSize">Targets of one row.</param>
/// <typeparam name="T">The number type.</typeparam>
internal abstract class SampleSource<T>(int count, int inputSize, int targetSize)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of rows.</summary>
    public int Count => count;

    /// <summary>Features of one row.</summary>
    public int InputSize => inputSize;

    /// <summary>Targets of one row.</summary>
    public int TargetSize => targetSize;

    /// <summary>Copies one row. Allocates nothing; several threads may call it at once.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <param name="inputs"><c>[InputSize]</c>.</param>
    /// <param name="targets"><c>[TargetSize]</c>.</param>
    public abstract void Copy(int row, Span<T> inputs, Span<T> targets);

    /// <summary>Copies rows in the given order. Allocates nothing; several threads may call it at once.</summary>
    /// <param name="rows">Each from 0 to <see cref="Count"/> − 1.</param>
    /// <param name="inputs"><c>[rows.Length][InputSize]</c>.</param>
    /// <param name="targets"><c>[rows.Length][TargetSize]</c>.</param>
    public virtual void Copy(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            Copy(rows[i], inputs.Slice(i * inputSize, inputSize), targets.Slice(i * targetSize, targetSize));
        }
    }

    /// <summary>Prefetches features of a row that will be copied soon; only a hint.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <param name="first">The first feature.</param>
    /// <param name="count">How many.</param>
    public virtual void Prefetch(int row, int first, int count)
    {
    }

    /// <summary>Returns consecutive rows without copying them, where the source has them in memory in this number type.</summary>
    /// <param name="firstRow">The first of them.</param>
    /// <param name="rows">How many.</param>
    /// <param name="inputs"><c>[rows][InputSize]</c>.</param>
    /// <param name="targets"><c>[rows][TargetSize]</c>.</param>
    /// <returns>Whether it has; always the same for one source.</returns>
    public virtual bool TryRead(int firstRow, int rows, out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets)
    {
        inputs = default;
        targets = default;
        return false;
    }
}
