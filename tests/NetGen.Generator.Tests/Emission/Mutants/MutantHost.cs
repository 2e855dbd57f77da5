using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>The tests' assembly as a program, the process that mutants run in: <c>IMAGE LIST</c>, the compiled mutants and a file with the number and the code of each. It writes a
/// mutant's number and what is wrong with it, one a line; where it ends before, the next mutant ended it.</summary>
internal static class MutantHost
{
    /// <summary>Of processor time, for one mutant; most take a hundredth.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Of the clock, in milliseconds: what a mutant has written beside its memory may leave the collector waiting for ever, without any processor time.</summary>
    private const long LongestWait = 120_000;

    private const int GuardLength = 1024;

    private static long s_begun;
    private static long s_number;
    private static long s_clock = Environment.TickCount64;

    public static int Main(string[] arguments)
    {
        AlignedBuffer<double>.GuardLength = AlignedBuffer<float>.GuardLength = GuardLength;
        var assembly = Assembly.Load(File.ReadAllBytes(arguments[0]));
        FieldInfo chosen = assembly.GetType("MutantSwitch", throwOnError: true)!.GetField("Chosen")!;
        using TextWriter output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        (int Index, Func<string?> Check)? last = null;
        new Thread(EndWhatDoesNot) { IsBackground = true }.Start();
        foreach (int[] line in File.ReadLines(arguments[1]).Select(l => l.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()))
        {
            (int number, int index) = (line[0], line[1]);
            Interlocked.Exchange(ref s_clock, Environment.TickCount64);
            if (last?.Index != index)
            {
                s_number = 0;
                chosen.SetValue(null, 0);
                last = (index, MutatedCode.All[index].CheckOf(assembly));
                if (last.Value.Check() is { } difference)
                {
                    output.WriteLine($"0 {MutatedCode.All[index].Name}, without a mistake: {Line(difference)}");
                    return 1;
                }
            }

            chosen.SetValue(null, number);
            s_begun = Environment.CpuUsage.TotalTime.Ticks;
            s_number = number;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {Line(Verdict(last!.Value.Check))}"));
        }

        return 0;
    }

    private static string? Verdict(Func<string?> check)
    {
        try
        {
            return check();
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    private static string Line(string? text) => text?.ReplaceLineEndings(" ") ?? string.Empty;

    /// <summary>A loop without an end would keep any other thread from stopping it politely.</summary>
    private static void EndWhatDoesNot()
    {
        while (true)
        {
            Thread.Sleep(100);
            bool isBusy = Interlocked.Read(ref s_number) != 0 && Environment.CpuUsage.TotalTime.Ticks - Interlocked.Read(ref s_begun) > Patience.Ticks;
            if (isBusy || Environment.TickCount64 - Interlocked.Read(ref s_clock) > LongestWait)
            {
                using var self = Process.GetCurrentProcess();
                self.Kill();
            }
        }
    }
}
