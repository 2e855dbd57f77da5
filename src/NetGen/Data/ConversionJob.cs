using System;
using System.Numerics;
using System.Threading;

namespace NetGen;

/// <summary>The conversion of many doubles to another number type, as work for several threads.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class ConversionJob<T> : Job
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Elements between two checks: what was converted is still in the first-level cache then.</summary>
    private const int Block = 1024;

    private readonly double[] _source;
    private readonly Memory<T> _destination;
    private int _overflows;

    private ConversionJob(double[] source, Memory<T> destination) => (_source, _destination) = (source, destination);

    /// <summary>Converts all values, or only finds out whether they can be.</summary>
    /// <param name="source">Finite values.</param>
    /// <param name="destination">As long as <paramref name="source"/>; or empty: the result is not kept.</param>
    /// <returns>Whether all of them are finite in the other type too.</returns>
    public static bool Run(double[] source, Memory<T> destination)
    {
        var job = new ConversionJob<T>(source, destination);
        int threads = (int)Math.Clamp(source.Length / Team.ElementsPerMember, 1, Parallelism.MaxThreads);
        if (threads == 1 || !Team.TryRun(threads, job))
        {
            job.Convert(0, source.Length);
        }

        return job._overflows == 0;
    }

    public override void Run(Member member) => Convert((int)member.First(_source.Length, Block), (int)member.End(_source.Length, Block));

    private void Convert(int first, int end)
    {
        Span<T> notKept = stackalloc T[Block];
        Span<T> kept = _destination.Span;
        bool finite = true;
        for (int i = first; i < end; i += Block)
        {
            ReadOnlySpan<double> values = _source.AsSpan(i, Math.Min(Block, end - i));
            Span<T> converted = kept.IsEmpty ? notKept[..values.Length] : kept.Slice(i, values.Length);
            Real.Convert(values, converted);
            finite &= Finite.All<T>(converted);
        }

        if (!finite)
        {
            Volatile.Write(ref _overflows, 1);
        }
    }
}
