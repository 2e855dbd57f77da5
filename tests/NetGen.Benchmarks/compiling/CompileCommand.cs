using System.Diagnostics;
using System.Globalization;
using NetGen.Benchmarks.Conducting;
using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Compiling;

/// <summary>What a network costs before it runs: each in a process of its own, for the first run's time is one of the questions.</summary>
internal static class CompileCommand
{
    public static int Run(bool check)
    {
        ReferenceCommand.Run(check);
        var table = new TextTable(
            "network", "generator, cold", "again", "build again", "share", "lines", "KB", "statements", "IL bytes", "largest", "first Predict", "first gradients");
        foreach (NetworkSpec network in NetworkSpec.All)
        {
            var start = new ProcessStartInfo("dotnet", [Places.Beside("NetGen.Benchmarks.dll"), "compile", network.Name]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            string[] cells = process.StandardOutput.ReadToEnd().TrimEnd().Split('\t');
            process.WaitForExit();
            table.Add([$"{network.Name} {network.Shape}", .. cells]);
        }

        table.Write(Console.Out);
        Console.Out.WriteLine();
        Console.Out.WriteLine("largest: the longest method's IL; first calls: with their compilation by the JIT");
        return 0;
    }

    /// <summary>One network's row, the cells separated by tabs.</summary>
    public static int Run(NetworkSpec network)
    {
        var compilation = new NetworkCompilation(network);
        double cold = compilation.Generate();
        double coldBuild = compilation.Build();
        double again = Enumerable.Range(0, 5).Min(_ => compilation.Generate());
        double build = Math.Min(coldBuild, Enumerable.Range(0, 3).Min(_ => compilation.Build()));
        var emitted = new EmittedNetwork(network, compilation.Image);
        (double predict, double gradients) = emitted.FirstCalls();
        string[] cells =
        [
            Milliseconds(cold),
            Milliseconds(again),
            Milliseconds(again + build),
            (again / (again + build)).ToString("P1", CultureInfo.InvariantCulture),
            compilation.Lines.ToString(CultureInfo.InvariantCulture),
            Report.Number(compilation.Text.Length / 1e3),
            compilation.Statements.ToString(CultureInfo.InvariantCulture),
            emitted.IlBytes.ToString(CultureInfo.InvariantCulture),
            emitted.LargestMethod.ToString(CultureInfo.InvariantCulture),
            Milliseconds(predict),
            Milliseconds(gradients),
        ];
        Console.Out.WriteLine(string.Join('\t', cells));
        return 0;
    }

    private static string Milliseconds(double milliseconds) => Report.Number(milliseconds) + " ms";
}
