using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using NetGen.Generator.Tests.Emission.Harness;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>The tests' assembly as a program, the process that mutants run in: <c>IMAGE LIST</c>, the compiled mutants and a file with the number and the network of each. It writes a
/// mutant's number and what is wrong with it, one a line; where it ends before, the next mutant ended it.</summary>
internal static class MutantHost
{
    /// <summary>Of processor time, for one mutant; most take a hundredth.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const int GuardLength = 1024;

    private static long s_begun;
    private static long s_number;

    public static int Main(string[] arguments)
    {
        AlignedBuffer<double>.GuardLength = AlignedBuffer<float>.GuardLength = GuardLength;
        EmittedAssembly assembly = EmittedAssembly.Load(File.ReadAllBytes(arguments[0]));
        FieldInfo chosen = assembly.Assembly.GetType("MutantSwitch", throwOnError: true)!.GetField("Chosen")!;
        using TextWriter output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        (int Index, MutantCheck Check)? last = null;
        new Thread(EndWhatDoesNot) { IsBackground = true }.Start();
        foreach (int[] line in File.ReadLines(arguments[1]).Select(l => l.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()))
        {
            (int number, int index) = (line[0], line[1]);
            if (last?.Index != index)
            {
                s_number = 0;
                chosen.SetValue(null, 0);
                MutatedNetwork network = MutatedNetwork.All[index];
                var check = new MutantCheck(network, () => assembly.Network(network.Net));
                last = (index, check);
                if (check.Difference() is { } difference)
                {
                    output.WriteLine($"0 {network.Name}, without a mistake: {Line(difference)}");
                    return 1;
                }
            }

            chosen.SetValue(null, number);
            s_begun = Environment.CpuUsage.TotalTime.Ticks;
            s_number = number;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {Line(last!.Value.Check.Difference())}"));
        }

        return 0;
    }

    private static string Line(string? text) => text?.ReplaceLineEndings(" ") ?? string.Empty;

    /// <summary>A loop without an end would keep any other thread from stopping it politely.</summary>
    private static void EndWhatDoesNot()
    {
        while (true)
        {
            Thread.Sleep(100);
            if (Interlocked.Read(ref s_number) != 0 && Environment.CpuUsage.TotalTime.Ticks - Interlocked.Read(ref s_begun) > Patience.Ticks)
            {
                using var self = Process.GetCurrentProcess();
                self.Kill();
            }
        }
    }
}
