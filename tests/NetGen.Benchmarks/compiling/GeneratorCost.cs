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
/// <param name="Calls">The analysis of <see cref="CallSiteCost.Calls"/> calls.</param>
/// <param name="Lines">Lines of the generated file.</param>
/// <param name="LongestLine">The longest of them.</param>
/// <param name="Kilobytes">Its size.</param>
internal sealed record GeneratorCost(
    double Cold, double Further, double UnrelatedEdit, double Regenerated, double AttributeEdit, double Calls, double Lines, double LongestLine, double Kilobytes)
{
    private const int Networks = 100;
    private const int Edits = 7;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    /// <summary>Measures in this process.</summary>
    public static GeneratorCost Measure()
    {
        CSharpCompilation one = ProjectOf(1);
        (double cold, GeneratorDriverRunResult first) = Run(NewDriver(), one, out _);
        string text = first.Results.Single().GeneratedSources.Single().SourceText.ToString();

        CSharpCompilation many = ProjectOf(Networks);
        (double all, _) = Run(NewDriver(), many, out GeneratorDriver driver);

        SyntaxTree other = many.SyntaxTrees[0];
        double unrelated = double.MaxValue;
        int regenerated = 0;
        for (int i = 0; i < Edits; i++)
        {
            SyntaxTree edited = Parse($"class Other {{ int edit{i}; }}");
            many = many.ReplaceSyntaxTree(other, edited);
            other = edited;
            (double took, GeneratorDriverRunResult result) = Run(driver, many, out driver);
            unrelated = Math.Min(unrelated, took);
            regenerated = Math.Max(regenerated, result.Results.Single().TrackedOutputSteps.Values.SelectMany(s => s).SelectMany(s => s.Outputs)
                .Count(o => o.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified));
        }

        SyntaxTree network = many.SyntaxTrees[1];
        double attribute = double.MaxValue;
        for (int i = 0; i < Edits; i++)
        {
            SyntaxTree edited = Parse(ReferenceNetwork.Source("Network1", 33 + i));
            many = many.ReplaceSyntaxTree(network, edited);
            network = edited;
            attribute = Math.Min(attribute, Run(driver, many, out driver).Milliseconds);
        }

        string[] lines = text.TrimEnd('\n').Split('\n');
        return new GeneratorCost(cold, all / Networks, unrelated, regenerated, attribute, CallSiteCost.Measure(), lines.Length, lines.Max(l => l.Length), text.Length / 1e3);
    }

    /// <summary>Measures in a new process, which has compiled nothing yet.</summary>
    public static GeneratorCost MeasureInNewProcess()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Own(), "compile", "--generator"]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        double[] n = [.. process.StandardOutput.ReadToEnd().Split('\t').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
        process.WaitForExit();
        return new GeneratorCost(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]);
    }

    /// <summary>As <see cref="MeasureInNewProcess"/> reads it.</summary>
    public string Serialize() => string.Join(
        '\t',
        new[] { Cold, Further, UnrelatedEdit, Regenerated, AttributeEdit, Calls, Lines, LongestLine, Kilobytes }.Select(
            v => v.ToString("R", CultureInfo.InvariantCulture)));

    private static string[] Own() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Conducting.Places.Beside("NetGen.Benchmarks.dll")] : [];

    private static CSharpCompilation ProjectOf(int networks)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        IEnumerable<SyntaxTree> trees = Enumerable.Range(1, networks).Select(
            i => Parse(ReferenceNetwork.Source("Network" + i.ToString(CultureInfo.InvariantCulture))));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Compiled", [Parse("class Other;"), .. trees], NetworkCompilation.References, options);

        // What a build pays without any generator: the references are read and bound once.
        compilation.GetDiagnostics();
        return compilation;
    }

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Parsing);

    private static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new Generator.NetworkGenerator().AsSourceGenerator()],
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
