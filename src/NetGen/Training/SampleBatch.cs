using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>A batch of samples in the network's number type, one after the other; the buffers are reused from batch to batch.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="capacity">The largest batch.</param>
/// <param name="inputSize">Elements of one sample.</param>
/// <param name="outputSize">Targets of one sample.</param>
internal sealed class SampleBatch<T>(int capacity, int inputSize, int outputSize)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _inputs = new(checked(capacity * inputSize));
    private readonly AlignedBuffer<T> _targets = new(checked(capacity * outputSize));

    /// <summary>The number of samples in it.</summary>
    public int Count { get; private set; }

    /// <summary><c>[Count][InputSize]</c>.</summary>
    public ReadOnlySpan<T> Inputs => _inputs.Span[..(Count * inputSize)];

    /// <summary><c>[Count][OutputSize]</c>.</summary>
    public ReadOnlySpan<T> Targets => _targets.Span[..(Count * outputSize)];

    /// <summary>Copies the given rows in.</summary>
    public void Fill(Dataset data, ReadOnlySpan<int> rows)
    {
        Count = rows.Length;
        for (int i = 0; i < rows.Length; i++)
        {
            Copy(data, rows[i], i);
        }
    }

    /// <summary>Copies <paramref name="count"/> rows that follow one another in.</summary>
    public void Fill(Dataset data, int firstRow, int count)
    {
        Count = count;
        for (int i = 0; i < count; i++)
        {
            Copy(data, firstRow + i, i);
        }
    }

    private void Copy(Dataset data, int row, int place)
    {
        Convert(data.Features(row), _inputs.Span.Slice(place * inputSize, inputSize));
        Convert(data.Targets(row), _targets.Span.Slice(place * outputSize, outputSize));
    }

    private static void Convert(ReadOnlySpan<double> source, Span<T> destination)
    {
        if (typeof(T) == typeof(double))
        {
            source.CopyTo(MemoryMarshal.Cast<T, double>(destination));
            return;
        }

        int i = 0;
        if (typeof(T) == typeof(float))
        {
            Span<float> floats = MemoryMarshal.Cast<T, float>(destination);
            for (; i <= source.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector.Narrow(new Vector<double>(source[i..]), new Vector<double>(source[(i + Vector<double>.Count)..])).CopyTo(floats[i..]);
            }
        }

        for (; i < source.Length; i++)
        {
            destination[i] = Real.Of<T>(source[i]);
        }
    }
}
