using System;
using System.Numerics;

namespace NetGen;

/// <summary>A batch of samples, one after the other: in buffers reused from batch to batch, or where the source stores them.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class SampleBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SampleSource<T> _source;
    private readonly int _capacity;
    private readonly FillJob<T> _job;
    private readonly FillAhead<T> _ahead;

    // Allocated for the first batch that has to be copied.
    private AlignedBuffer<T>? _inputs;
    private AlignedBuffer<T>? _targets;

    // The first row, where the batch is read from the source; else −1.
    private int _firstInSource = -1;

    /// <summary>A batch without samples.</summary>
    /// <param name="source">Where the samples come from.</param>
    /// <param name="capacity">The largest batch.</param>
    public SampleBatch(SampleSource<T> source, int capacity)
    {
        (_source, _capacity) = (source, capacity);
        _job = new FillJob<T>(this);
        _ahead = new FillAhead<T>(source, this);
    }

    /// <summary>The number of samples in it.</summary>
    public int Count { get; private set; }

    /// <summary><c>[Count][InputSize]</c>.</summary>
    public ReadOnlySpan<T> Inputs =>
        TryReadSource(out ReadOnlySpan<T> inputs, out _) ? inputs : _inputs is null ? [] : _inputs.Span[..(Count * _source.InputSize)];

    /// <summary><c>[Count][TargetSize]</c>.</summary>
    public ReadOnlySpan<T> Targets =>
        TryReadSource(out _, out ReadOnlySpan<T> targets) ? targets : _targets is null ? [] : _targets.Span[..(Count * _source.TargetSize)];

    /// <summary>Takes the given rows; many of them are copied by the threads that then work on them.</summary>
    public void Fill(ReadOnlySpan<int> rows)
    {
        _firstInSource = -1;
        Copy(rows, firstRow: 0, rows.Length);
    }

    /// <summary>Takes <paramref name="count"/> rows that follow one another.</summary>
    public void Fill(int firstRow, int count)
    {
        _firstInSource = firstRow;
        Count = count;
        if (!TryReadSource(out _, out _))
        {
            _firstInSource = -1;
            Copy([], firstRow, count);
        }
    }

    /// <summary>
    /// The filling with the next batch's rows, as work to be interleaved with other work that does not read this batch.
    /// <see cref="FinishAhead"/> must follow.
    /// </summary>
    /// <param name="order">The rows of an epoch.</param>
    /// <param name="firstPlace">Where the next batch begins in <paramref name="order"/>.</param>
    /// <param name="count">Rows of the next batch.</param>
    /// <param name="threads">Threads of the other work.</param>
    /// <returns>Null where the filling alone would use more threads.</returns>
    public InterleavedWork? FillAhead(int[] order, int firstPlace, int count, int threads)
    {
        if (_inputs is null || ThreadsFor(count) > threads)
        {
            return null;
        }

        _ahead.Prepare(order, firstPlace, count);
        return _ahead;
    }

    /// <summary>All parts have been done.</summary>
    public void FinishAhead(int count) => (_firstInSource, Count) = (-1, count);

    /// <summary>
    /// Copies the rows for the places from <paramref name="first"/> to <paramref name="end"/>: the given ones, or those from
    /// <paramref name="firstRow"/> on.
    /// </summary>
    internal void FillPlaces(ReadOnlySpan<int> rows, int firstRow, int first, int end)
    {
        Span<T> inputs = _inputs!.Span[(first * _source.InputSize)..(end * _source.InputSize)];
        Span<T> targets = _targets!.Span[(first * _source.TargetSize)..(end * _source.TargetSize)];
        if (!rows.IsEmpty)
        {
            _source.Copy(rows[first..end], inputs, targets);
            return;
        }

        for (int i = 0; i < end - first; i++)
        {
            _source.Copy(
                firstRow + first + i,
                inputs.Slice(i * _source.InputSize, _source.InputSize),
                targets.Slice(i * _source.TargetSize, _source.TargetSize));
        }
    }

    private void Copy(ReadOnlySpan<int> rows, int firstRow, int count)
    {
        _inputs ??= new AlignedBuffer<T>(checked(_capacity * _source.InputSize));
        _targets ??= new AlignedBuffer<T>(checked(_capacity * _source.TargetSize));
        Count = count;
        int threads = ThreadsFor(count);
        if (threads == 1 || !_job.TryRun(threads, rows, firstRow, count))
        {
            FillPlaces(rows, firstRow, 0, count);
        }
    }

    private int ThreadsFor(int count) => Team.SizeForElements((long)count * (_source.InputSize + _source.TargetSize));

    private bool TryReadSource(out ReadOnlySpan<T> inputs, out ReadOnlySpan<T> targets)
    {
        inputs = default;
        targets = default;
        return _firstInSource >= 0 && _source.TryRead(_firstInSource, Count, out inputs, out targets);
    }
}
