using System.Diagnostics;
using System.Globalization;
using NetGen.Benchmarks.Conducting;
using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Compiling;

/// <summary>What a network costs before it runs: each in a process of its own, for the first run's time is one of the questions.</summary>
internal static class CompileCommand
{
    /// <summary>The networks that are held against the goals: a convolutional one, an LSTM over sequences, and one in a stream.</summary>
    private static readonly string[] Held = ["LeNet", "Sequence", "Lstm16"];

    public static int Run(bool check)
    {
        ReferenceCommand.Run(check);
        var targets = new List<Target>();
        var table = new TextTable(
            "network", "generator, cold", "again", "build again", "share", "lines", "KB", "statements", "IL bytes", "largest", "first Predict", "first gradients");
        foreach (NetworkSpec network in NetworkSpec.All)
        {
            var start = new ProcessStartInfo("dotnet", [Places.Beside("NetGen.Benchmarks.dll"), "compile", network.Name]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            string[] cells = process.StandardOutput.ReadToEnd().TrimEnd().Split('\t');
            process.WaitForExit();
            table.Add([$"{network.Name} {network.Shape}", .. cells]);
            if (Held.Contains(network.Name))
            {
                targets.AddRange(Targets(network, [.. cells[4..6].Select(c => double.Parse(c, CultureInfo.InvariantCulture))]));
            }
        }

        table.Write(Console.Out);
        Console.Out.WriteLine();
        Console.Out.WriteLine("largest: the longest method's IL; first calls: with their compilation by the JIT");
        if (check)
        {
            Console.Out.WriteLine();
            Target.Write(targets, Console.Out);
        }

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

    private static Target[] Targets(NetworkSpec network, double[] linesAndKilobytes) =>
    [
        new($"{network.Name}, lines of generated text", linesAndKilobytes[0], ReferenceCommand.MostLines, IsLeast: false),
        new($"{network.Name}, its KB", linesAndKilobytes[1], ReferenceCommand.MostKilobytes, IsLeast: false),
    ];

    private static string Milliseconds(double milliseconds) => Report.Number(milliseconds) + " ms";
}
