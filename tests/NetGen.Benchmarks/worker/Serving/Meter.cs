using System.Diagnostics;

namespace NetGen.Benchmarks.Serving;

/// <summary>Times a cell in batches of calls that last at least a millisecond, so that the clock's own cost vanishes.</summary>
internal sealed class Meter(ICell cell)
{
    private const double LeastMilliseconds = 1;

    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private int _calls;

    /// <summary>Nanoseconds a call, minimum and median over the batches that fit in the time; at least one batch.</summary>
    public (double Minimum, double Median) Measure(double milliseconds)
    {
        if (_calls == 0)
        {
            WarmUp(milliseconds);
        }

        var times = new List<double>();
        long end = Stopwatch.GetTimestamp() + (long)(milliseconds / 1e3 * Stopwatch.Frequency);
        do
        {
            times.Add(Time(_calls) / _calls);
        }
        while (Stopwatch.GetTimestamp() < end);

        times.Sort();
        return (times[0], times[times.Count / 2]);
    }

    /// <summary>Bytes a call allocates on the calling thread.</summary>
    public double Allocated()
    {
        const int Calls = 16;
        cell.Run(Calls);
        long before = GC.GetAllocatedBytesForCurrentThread();
        cell.Run(Calls);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
    }

    // The JIT recompiles a method after 30 calls and some 100 ms in the background.
    private void WarmUp(double milliseconds)
    {
        long end = Stopwatch.GetTimestamp() + (long)(milliseconds / 1e3 * Stopwatch.Frequency);
        for (int i = 0; i < 40 && Stopwatch.GetTimestamp() < end; i++)
        {
            cell.Run(1);
        }

        int calls = 1;
        while (Time(calls) < LeastMilliseconds * 1e6 && calls < 1 << 28)
        {
            calls *= 2;
        }

        _calls = calls;
    }

    private double Time(int calls)
    {
        long start = Stopwatch.GetTimestamp();
        cell.Run(calls);
        return (Stopwatch.GetTimestamp() - start) * NanosecondsPerTick;
    }
}
