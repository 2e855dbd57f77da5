using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Benchmarks.Compiling;

/// <summary>What the analyzer takes for the calls of a network's members in a project: its own time, as Roslyn counts it.</summary>
internal static class CallSiteCost
{
    public const int Calls = 10_000;

    private const int CallsPerMethod = 20;
    private const int Runs = 5;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    /// <summary>Milliseconds for <see cref="Calls"/> calls, the least of some runs; with arrays of known and of unknown length, locals and slices.</summary>
    public static double Measure()
    {
        CSharpCompilation user = CSharpCompilation.Create(
            "Calls",
            [CSharpSyntaxTree.ParseText(ReferenceNetwork.Source("Network"), Parsing), CSharpSyntaxTree.ParseText(Source(), Parsing)],
            NetworkCompilation.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create([new Generator.NetworkGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(user, out Compilation compilation, out _);
        return Enumerable.Range(0, Runs).Min(_ => Analyze(compilation));
    }

    private static double Analyze(Compilation compilation)
    {
        var analyzer = new Generator.NetworkAnalyzer();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var analysis = new CompilationWithAnalyzers(compilation.Clone(), [analyzer], options);
        Diagnostic[] found = [.. analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult().Where(d => d.Severity == DiagnosticSeverity.Error)];
        return found.Length == Calls / CallsPerMethod
            ? analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds
            : throw new InvalidOperationException($"{found.Length} calls are wrong, but {Calls / CallsPerMethod} were written so.");
    }

    /// <summary>One of the calls of each method is wrong.</summary>
    private static string Source()
    {
        var text = new StringBuilder("using System;\nclass Calls\n{\n");
        for (int method = 0; method < Calls / CallsPerMethod; method++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    float Method{method}(Network network, float[] some)\n    {{\n        float sum = 0;\n");
            for (int call = 0; call < CallsPerMethod; call++)
            {
                string line = (call % 5) switch
                {
                    0 => $"float[] sample{call} = new float[{(call == 0 ? 61 : 62)}]; sum += network.Predict(sample{call});",
                    1 => "sum += network.Predict(some);",
                    2 => "network.Predict(some.AsSpan(0, 124), new float[2]);",
                    3 => "sum += network.Evaluate(some[..62], stackalloc float[1]);",
                    _ => "network.ReadTensor(\"dense1.bias\", new float[32]);",
                };
                text.Append("        ").Append(line).Append('\n');
            }

            text.Append("        return sum;\n    }\n");
        }

        return text.Append("}\n").ToString();
    }
}
