using NetGen.Benchmarks.Conducting;

namespace NetGen.Benchmarks.Compiling;

/// <summary>What the reference network costs the compiler, beside the goals.</summary>
internal static class ReferenceCommand
{
    public const double MostLines = 2500;

    public const double MostKilobytes = 160;

    private static readonly int[] Counts = [0, 1, 20, 100];

    public static void Run(bool check)
    {
        GeneratorCost generator = GeneratorCost.MeasureInNewProcess();
        ProjectBuild[] builds = [.. Counts.Select(ProjectBuild.Of)];
        var table = new TextTable("console project, no compiler server", "CPU", "÷ no network", "compiler's memory", "assembly");
        foreach (ProjectBuild build in builds)
        {
            table.Add(
                build.Networks == 0 ? "no network" : $"{build.Networks} × {ReferenceNetwork.Title}",
                build.CpuSeconds is { } seconds ? Report.Number(seconds) + " s" : "",
                build.CpuSeconds / builds[0].CpuSeconds is { } ratio ? Report.Number(ratio) : "",
                build.CompilerMegabytes is { } megabytes ? Report.Number(megabytes) + " MB" : "",
                Report.Number(build.AssemblyBytes / 1e6) + " MB");
        }

        table.Write(Console.Out);
        Console.Out.WriteLine();
        Console.Out.WriteLine(
            $"generated text: {generator.Lines} lines, {Report.Number(generator.Kilobytes)} KB, the longest line {generator.LongestLine} characters");
        Console.Out.WriteLine($"generator: first network {Milliseconds(generator.Cold)}, each further one {Milliseconds(generator.Further)}");
        Console.Out.WriteLine(
            $"edits, 100 networks: of another file {Milliseconds(generator.UnrelatedEdit)}, {generator.Regenerated} generated again; of an attribute {Milliseconds(generator.AttributeEdit)}");
        Console.Out.WriteLine(
            $"bound to a typed row: each network with its row {Milliseconds(generator.Bound)}; edits, 100 of them: of another file {Milliseconds(generator.BoundUnrelatedEdit)}, of a row {Milliseconds(generator.RowEdit)}");
        Console.Out.WriteLine($"analyzer: {CallSiteCost.Calls} calls of a network's members {Milliseconds(generator.Calls)}");
        Console.Out.WriteLine();
        if (check)
        {
            Target.Write(Targets(generator, builds), Console.Out);
            Console.Out.WriteLine();
        }
    }

    private static IEnumerable<Target> Targets(GeneratorCost generator, ProjectBuild[] builds)
    {
        double? empty = builds[0].CpuSeconds;
        return
        [
            Most("lines of generated text", generator.Lines, MostLines),
            Most("characters of its longest line", generator.LongestLine, 150),
            Most("its KB", generator.Kilobytes, MostKilobytes),
            Most("one network ÷ no network, CPU of a build", builds[1].CpuSeconds / empty, 1.5),
            Most("twenty networks ÷ no network", builds[2].CpuSeconds / empty, 8),
            Most("twenty networks, the compiler's MB", builds[2].CompilerMegabytes, 400),
            Most("twenty networks, MB of the assembly", builds[2].AssemblyBytes / 1e6, 0.9),
            Most("generator, first network, ms", generator.Cold, 600),
            Most("generator, each further network, ms", generator.Further, 15),
            Most("networks generated again after an edit of another file", generator.Regenerated, 0),
            Most("edit of another file, 100 networks, ms", generator.UnrelatedEdit, 5),
            Most("edit of an attribute, ms", generator.AttributeEdit, 20),
            Most("each network bound to a row, with the row, ms", generator.Bound, 20),
            Most("edit of another file, 100 networks bound to rows, ms", generator.BoundUnrelatedEdit, 5),
            Most("edit of a row, 100 networks bound to rows, ms", generator.RowEdit, 20),
            Most("analysis of 10,000 calls, ms", generator.Calls, 500),
        ];
    }

    private static Target Most(string what, double? value, double limit) => new(what, value, limit, IsLeast: false);

    private static string Milliseconds(double milliseconds) => Report.Number(milliseconds) + " ms";
}
