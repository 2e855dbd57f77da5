using System;
using System.Globalization;
using System.IO;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Tests.Training;

/// <summary>Runs that are killed, and disks that fail: the checkpoint on disk is always whole.</summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Frequency = 2;
    private const int Epochs = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-crash-").FullName;

    private string Checkpoint => Path.Combine(_folder, "run.safetensors");

    // NETGEN_KILLS sets another number: 300 in the gate, 10,000 by tests/kill.sh.
    private static int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("NETGEN_KILLS"), CultureInfo.InvariantCulture, out int kills) ? kills : 50;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Killed_at_any_moment_a_run_loses_one_interval_at_most_and_ends_with_the_same_bits()
    {
        string expected = Done();
        File.Delete(Checkpoint);
        var random = new Random(Environment.TickCount);
        (int killed, int finished, int unwritten) = (0, 0, 0);
        long safe = 0;
        while (killed < Kills)
        {
            using var run = new CrashingRun(Checkpoint, Frequency, Epochs);
            if (run.Kill(random.Next(1, 16), TimeSpan.FromMilliseconds(random.NextDouble() * 3)))
            {
                killed++;
                safe = CheckKept(run, safe);
                unwritten += safe == 0 ? 1 : 0;
                continue;
            }

            Assert.Equal(expected, run.LastLine);
            finished++;
            File.Delete(Checkpoint);
            safe = 0;
        }

        Assert.InRange(unwritten, 0, Kills / 2);
        output.WriteLine($"{killed} killed, {unwritten} of them before the first writing, {finished} runs resumed to their end with the same bits");
        Assert.Equal(expected, Done());
        Assert.Equal([Checkpoint], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_that_cannot_grow_is_an_error_and_the_previous_one_stays()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        byte[] previous = Previous();
        using var run = new CrashingRun(Checkpoint, Frequency, Epochs, largestFile: 8);
        Assert.Equal(3, run.Wait());
        Assert.StartsWith(
            $"failed System.IO.IOException: '{Checkpoint}' could not be written and is as it was before: ", run.LastLine, StringComparison.Ordinal);
        AssertAsBefore(previous);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_to_is_an_error()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // For the superuser every folder of a disk may be written to; those of the kernel may not.
        byte[] previous = Previous();
        File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string path = Environment.UserName == "root" ? "/sys/run.safetensors" : Checkpoint;
        using var run = new CrashingRun(path, Frequency, Epochs);
        int code = run.Wait();
        File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(3, code);
        Assert.StartsWith($"failed System.UnauthorizedAccessException: '{path}' could not be written: Access to the path '{path}' is denied.", run.LastLine, StringComparison.Ordinal);
        AssertAsBefore(previous);
    }

    [Fact]
    public void A_folder_that_has_vanished_is_an_error()
    {
        string gone = Path.Combine(_folder, "gone");
        using var run = new CrashingRun(Path.Combine(gone, "run.safetensors"), Frequency, Epochs);
        Assert.Equal(3, run.Wait());
        Assert.Equal(
            $"failed System.IO.DirectoryNotFoundException: '{Path.Combine(gone, "run.safetensors")}' cannot be written: the folder '{gone}' does not exist. Create it first, or correct the path.",
            run.LastLine);
    }

    private string Done()
    {
        using var run = new CrashingRun(Checkpoint, Frequency, Epochs);
        Assert.Equal(0, run.Wait());
        return run.LastLine;
    }

    private byte[] Previous()
    {
        using (var run = new CrashingRun(Checkpoint, Frequency, 1))
        {
            Assert.Equal(0, run.Wait());
        }

        return File.ReadAllBytes(Checkpoint);
    }

    private void AssertAsBefore(byte[] previous)
    {
        Assert.Equal(previous, File.ReadAllBytes(Checkpoint));
        Assert.Equal([Checkpoint], Directory.GetFiles(_folder));
    }

    /// <summary>The file is whole, and holds all but the last interval.</summary>
    private long CheckKept(CrashingRun run, long before)
    {
        long least = Math.Max(before, (run.LastStep - 1) / Frequency * Frequency);
        if (!File.Exists(Checkpoint))
        {
            Assert.Equal(0, least);
            return 0;
        }

        string step = CheckpointContent.Read<float>(Checkpoint).TakeText("training/total_steps");
        long kept = long.Parse(step, CultureInfo.InvariantCulture);
        Assert.InRange(kept, least, Math.Max(before, run.LastStep + Frequency));
        return kept;
    }
}
