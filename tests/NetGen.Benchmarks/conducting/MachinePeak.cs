using System.Diagnostics;
using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Conducting;

/// <summary>What the machine can do at most, measured before everything else.</summary>
internal static class MachinePeak
{
    private const int Attempts = 8;

    public static void Write(TextWriter output)
    {
        output.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}");
        NetworkSpec network = NetworkSpec.Named("M");
        Work work = Work.Named("predict128");
        var contender = new NetGenContenders.MachineContender();
        var meter = new Serving.Meter(contender.Open(network, null!, work, 1, out _)!);
        double nanoseconds = Enumerable.Range(0, Attempts).Min(_ => meter.Measure(20).Minimum);
        output.WriteLine($"multiply-adds in registers: {Report.Number(2 * work.MultiplyAdds(network) / nanoseconds)} GFLOP/s");
        foreach (int kilobytes in new[] { 16, 128, 4096, 65536 })
        {
            output.WriteLine($"copy of {kilobytes} KB: {Report.Number(Copy(kilobytes * 1024))} GB/s, read and written together");
        }

        output.WriteLine();
    }

    private static double Copy(int bytes)
    {
        byte[] source = new byte[bytes];
        byte[] target = new byte[bytes];
        Array.Fill(source, (byte)1);
        int copies = Math.Max(1, (8 << 20) / bytes);
        double best = 0;
        for (int attempt = 0; attempt < 3 * Attempts; attempt++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < copies; i++)
            {
                source.AsSpan().CopyTo(target);
            }

            best = Math.Max(best, 2.0 * bytes * copies / Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return best;
    }
}
