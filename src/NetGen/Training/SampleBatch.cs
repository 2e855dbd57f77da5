using System;
using System.Numerics;

namespace NetGen;

/// <summary>A batch of samples in the network's number type, one after the other; the buffers are reused from batch to batch.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class SampleBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _inputSize;
    private readonly int _outputSize;
    private readonly AlignedBuffer<T> _inputs;
    private readonly AlignedBuffer<T> _targets;
    private readonly FillJob<T> _job;

    /// <summary>Allocates the buffers.</summary>
    /// <param name="capacity">The largest batch.</param>
    /// <param name="inputSize">Elements of one sample.</param>
    /// <param name="outputSize">Targets of one sample.</param>
    public SampleBatch(int capacity, int inputSize, int outputSize)
    {
        _inputSize = inputSize;
        _outputSize = outputSize;
        _inputs = new AlignedBuffer<T>(checked(capacity * inputSize));
        _targets = new AlignedBuffer<T>(checked(capacity * outputSize));
        _job = new FillJob<T>(this);
    }

    /// <summary>The number of samples in it.</summary>
    public int Count { get; private set; }

    /// <summary><c>[Count][InputSize]</c>.</summary>
    public ReadOnlySpan<T> Inputs => _inputs.Span[..(Count * _inputSize)];

    /// <summary><c>[Count][OutputSize]</c>.</summary>
    public ReadOnlySpan<T> Targets => _targets.Span[..(Count * _outputSize)];

    /// <summary>Copies the given rows in; many of them with the threads that then work on them.</summary>
    public void Fill(Dataset data, ReadOnlySpan<int> rows) => Fill(data, rows, firstRow: 0, rows.Length);

    /// <summary>Copies <paramref name="count"/> rows that follow one another in.</summary>
    public void Fill(Dataset data, int firstRow, int count) => Fill(data, [], firstRow, count);

    /// <summary>Copies the rows for the places from <paramref name="first"/> to <paramref name="end"/> in: the given ones, or those from <paramref name="firstRow"/> on.</summary>
    internal void FillPlaces(Dataset data, ReadOnlySpan<int> rows, int firstRow, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            Copy(data, rows.IsEmpty ? firstRow + i : rows[i], i);
        }
    }

    private void Fill(Dataset data, ReadOnlySpan<int> rows, int firstRow, int count)
    {
        Count = count;
        int threads = Team.SizeForElements((long)count * (_inputSize + _outputSize));
        if (threads == 1 || !_job.TryRun(threads, data, rows, firstRow, count))
        {
            FillPlaces(data, rows, firstRow, 0, count);
        }
    }

    private void Copy(Dataset data, int row, int place)
    {
        Real.Convert(data.Features(row), _inputs.Span.Slice(place * _inputSize, _inputSize));
        Real.Convert(data.Targets(row), _targets.Span.Slice(place * _outputSize, _outputSize));
    }
}
