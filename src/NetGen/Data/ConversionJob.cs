using System;
using System.Numerics;
using System.Threading;

namespace NetGen;

/// <summary>The conversion of many doubles to another number type, as work for several threads.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal sealed class ConversionJob<T> : Job
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Elements between two checks: few enough to be in the L1 cache when they are checked.</summary>
    private const int Block = 1024;

    private readonly double[] _source;
    private readonly Memory<T> _destination;
    private int _overflows;

    private ConversionJob(double[] source, Memory<T> destination) => (_source, _destination) = (source, destination);

    /// <summary>Converts all values, or only checks whether they are in range.</summary>
    /// <param name="source">Finite values.</param>
    /// <param name="destination">As long as <paramref name="source"/>, or empty to check only.</param>
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
        Span<T> scratch = stackalloc T[Block];
        Span<T> destination = _destination.Span;
        bool finite = true;
        for (int i = first; i < end; i = end - i > Block ? i + Block : end)
        {
            ReadOnlySpan<double> values = _source.AsSpan(i, Math.Min(Block, end - i));
            Span<T> converted = destination.IsEmpty ? scratch[..values.Length] : destination.Slice(i, values.Length);
            Real.Convert(values, converted);
            finite &= Finite.All<T>(converted);
        }

        if (!finite)
        {
            Volatile.Write(ref _overflows, 1);
        }
    }
}
