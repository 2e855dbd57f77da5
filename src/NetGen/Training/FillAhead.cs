using System.Numerics;

namespace NetGen;

/// <summary>The filling of the next batch between the blocks of an update: a part's rows are fetched from memory while the block before it is computed.</summary>
internal sealed class FillAhead<T>(SampleSource<T> source, SampleBatch<T> batch) : Interlude
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int[] _order = [];
    private int _firstPlace;
    private int _count;

    /// <summary>The rows to come: <paramref name="count"/> of an order, from one place on.</summary>
    public void Prepare(int[] order, int firstPlace, int count) => (_order, _firstPlace, _count) = (order, firstPlace, count);

    public override void Run(Member member, int part, int parts)
    {
        (int first, int end) = ((int)member.First(_count, FillJob<T>.Unit), (int)member.End(_count, FillJob<T>.Unit));
        (int begin, int next, int afterNext) = (Bound(part), Bound(part + 1), Bound(part + 2));
        for (int i = part == 0 ? begin : next; i < afterNext; i++)
        {
            source.Prefetch(_order[_firstPlace + i]);
        }

        if (begin < next)
        {
            batch.FillPlaces(new(_order, _firstPlace, _count), 0, begin, next);
        }

        int Bound(int bound) => bound >= parts ? end : first + (int)((long)(end - first) * bound / parts);
    }
}
