using System;
using System.Numerics;

namespace NetGen;

/// <summary>A batch's filling as work for several threads, which deal the rows out as the network's code deals the samples out.</summary>
internal sealed unsafe class FillJob<T>(SampleBatch<T> batch) : Job
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Samples that stay together in generated code (the compiler's <c>Budget.SharedRows</c>).</summary>
    public const int Unit = 8;

    private PinnedSpan<int> _rows;
    private int _firstRow;
    private int _count;

    public bool TryRun(int size, ReadOnlySpan<int> rows, int firstRow, int count)
    {
        fixed (int* rowsAt = rows)
        {
            (_rows, _firstRow, _count) = (new PinnedSpan<int>(rowsAt, rows.Length), firstRow, count);
            return Team.TryRun(size, this);
        }
    }

    public override void Run(Member member) =>
        batch.FillPlaces(_rows.Span, _firstRow, (int)member.First(_count, Unit), (int)member.End(_count, Unit));
}
