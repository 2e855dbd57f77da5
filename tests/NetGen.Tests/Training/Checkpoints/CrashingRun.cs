using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace NetGen.Tests.Training;

/// <summary>The program that is killed, in a process of its own.</summary>
internal sealed class CrashingRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    /// <param name="file">The checkpoint.</param>
    /// <param name="frequency">Steps between two writings.</param>
    /// <param name="epochs">Of 10 steps each.</param>
    /// <param name="largestFile">The kilobytes a file may have, on Linux; 0 for any.</param>
    public CrashingRun(string file, int frequency, int epochs, int largestFile = 0)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "NetGen.Crasher.dll");
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] arguments = [program, file, frequency.ToString(CultureInfo.InvariantCulture), epochs.ToString(CultureInfo.InvariantCulture)];

        // A file that grows too large is an error only where the signal for it is ignored; and .NET maps a huge one unless told not to.
        ProcessStartInfo start = largestFile == 0
            ? new(dotnet, arguments)
            : new("bash", ["-c", $"trap '' XFSZ; ulimit -f {largestFile}; exec \"$@\"", "bash", dotnet, .. arguments]);
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.RedirectStandardOutput = true;
        _process = Process.Start(start)!;
    }

    /// <summary>What the program said last; empty where it said nothing.</summary>
    public string LastLine { get; private set; } = "";

    /// <summary>The last step it said it did; 0 for none.</summary>
    public int LastStep { get; private set; }

    /// <summary>Waits until the program has done some steps, and a while longer, and kills it.</summary>
    /// <returns>Whether it was killed before its end.</returns>
    public bool Kill(int steps, TimeSpan after)
    {
        for (int i = 0; i < steps; i++)
        {
            Hear(_process.StandardOutput.ReadLine());
        }

        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < after)
        {
        }

        _process.Kill();
        HearAll();
        return !LastLine.StartsWith("done", StringComparison.Ordinal);
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public int Wait()
    {
        HearAll();
        return _process.ExitCode;
    }

    public void Dispose() => _process.Dispose();

    private void HearAll()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            Hear(line);
        }

        if (!_process.WaitForExit(Patience))
        {
            throw new TimeoutException("The program does not end.");
        }
    }

    private void Hear(string? line)
    {
        LastLine = line ?? LastLine;
        if (line is not null && line.StartsWith("step ", StringComparison.Ordinal) && int.TryParse(line.AsSpan(5), CultureInfo.InvariantCulture, out int step))
        {
            LastStep = step;
        }
    }
}
