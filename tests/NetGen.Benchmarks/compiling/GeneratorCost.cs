using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Benchmarks.Compiling;

/// <summary>What the generator takes in the editor and in a build, in milliseconds: to be measured in a new process.</summary>
/// <param name="Cold">The first network.</param>
/// <param name="Further">Each further one.</param>
/// <param name="UnrelatedEdit">An edit of another file, with 100 networks in the project.</param>
/// <param name="Regenerated">Networks that are generated again after it.</param>
/// <param name="AttributeEdit">An edit of one network's attribute, with 100 networks.</param>
/// <param name="Bound">Each network that is bound to a typed row of its own, with the row.</param>
/// <param name="BoundUnrelatedEdit">An edit of another file, with 100 of them.</param>
/// <param name="RowEdit">An edit of one row's property, with 100 of them.</param>
/// <param name="Calls">The analysis of <see cref="CallSiteCost.Calls"/> calls.</param>
/// <param name="Lines">Lines of the generated file.</param>
/// <param name="LongestLine">The longest of them.</param>
/// <param name="Kilobytes">Its size.</param>
internal sealed record GeneratorCost(
    double Cold, double Further, double UnrelatedEdit, double Regenerated, double AttributeEdit, double Bound, double BoundUnrelatedEdit, double RowEdit,
    double Calls, double Lines, double LongestLine, double Kilobytes)
{
    private const int Networks = 100;
    private const int Edits = 7;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    /// <summary>Measures in this process.</summary>
    public static GeneratorCost Measure()
    {
        CSharpCompilation one = ProjectOf(1, Plain);
        (double cold, GeneratorDriverRunResult first) = Run(NewDriver(), one, out _);
        string text = first.Results[0].GeneratedSources.Single().SourceText.ToString();

        CSharpCompilation many = ProjectOf(Networks, Plain);
        (double all, _) = Run(NewDriver(), many, out GeneratorDriver driver);

        (double unrelated, int regenerated) = Edit(ref driver, ref many, 0, i => $"class Other {{ int edit{i}; }}");
        (double attribute, _) = Edit(ref driver, ref many, 1, i => ReferenceNetwork.Source("Network1", 33 + i));

        CSharpCompilation bound = ProjectOf(Networks, name => ReferenceNetwork.BoundSource(name));
        (double allBound, _) = Run(NewDriver(), bound, out GeneratorDriver boundDriver);
        (double boundUnrelated, int boundRegenerated) = Edit(ref boundDriver, ref bound, 0, i => $"class Other {{ int edit{i}; }}");
        (double row, _) = Edit(ref boundDriver, ref bound, 1, i => ReferenceNetwork.BoundSource("Network1", $"Edited{i}"));

        string[] lines = text.TrimEnd('\n').Split('\n');
        return new GeneratorCost(
            cold, all / Networks, unrelated, Math.Max(regenerated, boundRegenerated), attribute, allBound / Networks, boundUnrelated, row, CallSiteCost.Measure(), lines.Length, lines.Max(l => l.Length), text.Length / 1e3);
    }

    /// <summary>Measures in a new process, which has compiled nothing yet.</summary>
    public static GeneratorCost MeasureInNewProcess()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Own(), "compile", "--generator"]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        double[] n = [.. process.StandardOutput.ReadToEnd().Split('\t').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
        process.WaitForExit();
        return new GeneratorCost(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11]);
    }

    /// <summary>As <see cref="MeasureInNewProcess"/> reads it.</summary>
    public string Serialize() => string.Join(
        '\t',
        new[] { Cold, Further, UnrelatedEdit, Regenerated, AttributeEdit, Bound, BoundUnrelatedEdit, RowEdit, Calls, Lines, LongestLine, Kilobytes }.Select(
            v => v.ToString("R", CultureInfo.InvariantCulture)));

    private static string[] Own() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Conducting.Places.Beside("NetGen.Benchmarks.dll")] : [];

    private static string Plain(string name) => ReferenceNetwork.Source(name);

    /// <summary>Edits one file some times: the least that it takes, and the most that is generated again.</summary>
    private static (double Milliseconds, int Regenerated) Edit(ref GeneratorDriver driver, ref CSharpCompilation compilation, int file, Func<int, string> edited)
    {
        double least = double.MaxValue;
        int regenerated = 0;
        for (int i = 0; i < Edits; i++)
        {
            // Trees stay in their places.
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], Parse(edited(i)));
            (double took, GeneratorDriverRunResult result) = Run(driver, compilation, out driver);
            least = Math.Min(least, took);
            regenerated = Math.Max(regenerated, result.Results.SelectMany(r => r.TrackedOutputSteps.Values).SelectMany(s => s).SelectMany(s => s.Outputs)
                .Count(o => o.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified));
        }

        return (least, regenerated);
    }

    private static CSharpCompilation ProjectOf(int networks, Func<string, string> source)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        IEnumerable<SyntaxTree> trees = Enumerable.Range(1, networks).Select(
            i => Parse(source("Network" + i.ToString(CultureInfo.InvariantCulture))));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Compiled", [Parse("class Other;"), .. trees], NetworkCompilation.References, options);

        // What a build pays without any generator: the references are read and bound once.
        compilation.GetDiagnostics();
        return compilation;
    }

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Parsing);

    private static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new Generator.NetworkGenerator().AsSourceGenerator(), new Generator.RowGenerator().AsSourceGenerator()],
        parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static (double Milliseconds, GeneratorDriverRunResult Result) Run(
        GeneratorDriver driver, Compilation compilation, out GeneratorDriver after)
    {
        long start = Stopwatch.GetTimestamp();
        after = driver.RunGenerators(compilation);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, after.GetRunResult());
    }
}
