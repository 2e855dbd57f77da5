using System.Diagnostics;

namespace NetGen.Benchmarks.Conducting;

/// <summary>A fresh process up to its first prediction with 30-20-10-5-1.</summary>
/// <param name="Title">Whose.</param>
/// <param name="Milliseconds">The least from the process's start to the prediction's answer; for the programs that only start, to their end.</param>
/// <param name="ResidentBytes">Then; 0 where the process has ended.</param>
/// <param name="FileBytes">What has to be brought along.</param>
internal sealed record Startup(string Title, double Milliseconds, long ResidentBytes, long FileBytes)
{
    public const string EmptyProgram = "an empty program, AOT default";
    public const string FirstPrediction = "NetGen, one prediction, AOT default";

    /// <summary>A contender's, through the protocol.</summary>
    public static Startup? Of(Contender contender, string dataFolder, int times)
    {
        double least = double.MaxValue;
        long resident = 0;
        for (int i = 0; i < times; i++)
        {
            long start = Stopwatch.GetTimestamp();
            using var process = new ContenderProcess(contender, dataFolder);
            if (process.Ask("open W predict1 1", out _) is null)
            {
                return null;
            }

            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            resident = process.ResidentBytes;
        }

        return new Startup(contender.Title, least, resident, contender.Files.Sum(Size));
    }

    /// <summary>Programs that end by themselves, in turns.</summary>
    public static IReadOnlyList<Startup> Of(IReadOnlyList<(string Title, string Program)> programs, int times)
    {
        double[] least = [.. programs.Select(_ => double.MaxValue)];
        for (int i = 0; i < times * programs.Count; i++)
        {
            int index = i % programs.Count;
            long start = Stopwatch.GetTimestamp();
            using Process process = Process.Start(new ProcessStartInfo(programs[index].Program))!;
            process.WaitForExit();
            least[index] = Math.Min(least[index], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return [.. programs.Select((p, index) => new Startup(p.Title, least[index], 0, Size(p.Program)))];
    }

    private static long Size(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length)
        : File.Exists(path) ? new FileInfo(path).Length : 0;
}
