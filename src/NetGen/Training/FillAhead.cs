using System.Numerics;

namespace NetGen;

/// <summary>The filling of the next batch, interleaved with an update: rows are prefetched some blocks before they are copied.</summary>
internal sealed class FillAhead<T>(SampleSource<T> source, SampleBatch<T> batch) : InterleavedWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Parts between the prefetch of a row and its copy: the latency of memory.</summary>
    private const int Distance = 2;

    private int[] _order = [];
    private int _firstPlace;
    private int _count;

    /// <summary>The rows to come: <paramref name="count"/> of an order, from one place on.</summary>
    public void Prepare(int[] order, int firstPlace, int count) => (_order, _firstPlace, _count) = (order, firstPlace, count);

    public override void Run(Member member, int part, int parts)
    {
        (int first, int end) = ((int)member.First(_count, FillJob<T>.Unit), (int)member.End(_count, FillJob<T>.Unit));
        long elements = (long)(end - first) * source.InputSize;
        Prefetch(first, part == 0 ? 0 : Bound(part + Distance), Bound(part + Distance + 1));
        (int begin, int next) = ((int)(Bound(part) / source.InputSize), (int)(Bound(part + 1) / source.InputSize));
        if (begin < next)
        {
            batch.FillPlaces(new(_order, _firstPlace, _count), 0, first + begin, first + next);
        }

        long Bound(int bound) => bound >= parts ? elements : elements * bound / parts;
    }

    private void Prefetch(int firstRow, long first, long end)
    {
        while (first < end)
        {
            (long row, long feature) = long.DivRem(first, source.InputSize);
            int count = (int)long.Min(source.InputSize - feature, end - first);
            source.Prefetch(_order[_firstPlace + firstRow + (int)row], (int)feature, count);
            first += count;
        }
    }
}
