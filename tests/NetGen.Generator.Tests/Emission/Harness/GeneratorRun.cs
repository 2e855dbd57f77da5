using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>
/// One run of the generator over some files, in the strictest project a user could have: nullable, checked arithmetic, documentation, every warning
/// an error, no unsafe code, no implicit usings. Each run is followed by a second one that must find every step cached.
/// </summary>
internal sealed class GeneratorRun
{
    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location)];

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>Tests run beside each other already: a compilation that waits for threads of its own costs a tenth more.</summary>
    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        checkOverflow: true,
        warningLevel: 9999,
        generalDiagnosticOption: ReportDiagnostic.Error,
        allowUnsafe: false,
        concurrentBuild: false,
        specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]);

    /// <summary>Every compilation grows from it, so that the references are read and bound once.</summary>
    private static readonly CSharpCompilation Ground = CSharpCompilation.Create("Tests", [], References, Options);

    private readonly ImmutableArray<SyntaxTree> _generated;

    static GeneratorRun() => Ground.GetDiagnostics();

    private GeneratorRun(Compilation compilation, GeneratorDriverRunResult result)
    {
        Compilation = compilation;
        _generated = result.GeneratedTrees;
        Sources = result.Results.SelectMany(r => r.GeneratedSources).ToImmutableDictionary(s => s.HintName, s => s.SourceText.ToString());
        Exception = result.Results.Select(r => r.Exception).FirstOrDefault(e => e is not null);
    }

    /// <summary>The user's files with the generated ones.</summary>
    public Compilation Compilation { get; }

    /// <summary>Generated text by hint name.</summary>
    public ImmutableDictionary<string, string> Sources { get; }

    public Exception? Exception { get; }

    public string Source => Assert.Single(Sources).Value;

    /// <summary>What the compiler says about all of it.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. Compilation.GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Hidden)];

    public static GeneratorRun Of(params IEnumerable<string> sources)
    {
        CSharpCompilation before = CompilationOf(sources);
        GeneratorDriver driver = DriverOf().RunGeneratorsAndUpdateCompilation(before, out Compilation after, out _);
        var run = new GeneratorRun(after, driver.GetRunResult());
        AssertCached(driver.RunGenerators(before.Clone()).GetRunResult());
        return run;
    }

    /// <summary>The same with every generated file changed.</summary>
    public Compilation Rewritten(Func<SyntaxNode, SyntaxNode> rewrite) => _generated.Aggregate(
        Compilation, (compilation, tree) => compilation.ReplaceSyntaxTree(tree, Parse(rewrite(tree.GetRoot()).ToFullString()).WithFilePath(tree.FilePath)));

    public static GeneratorDriver DriverOf() => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator(), new RowGenerator().AsSourceGenerator()],
        parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    // A list: what is added is enumerated more than once, and each enumeration would parse anew.
    public static CSharpCompilation CompilationOf(params IEnumerable<string> sources) => Ground.AddSyntaxTrees([.. sources.Select(Parse)]);

    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Parsing);

    /// <summary>A generated file whose documentation is not looked at: that is the same whatever the code is like, and a tenth of the work.</summary>
    public static SyntaxTree ParseCode(string source) => CSharpSyntaxTree.ParseText(source, Parsing.WithDocumentationMode(DocumentationMode.None));

    /// <summary>The reasons of the steps a test can see, each with what made it.</summary>
    public static ImmutableArray<(string Step, IncrementalStepRunReason Reason)> Reasons(GeneratorDriverRunResult result) =>
    [
        .. result.Results.SelectMany(r => r.TrackedSteps.Where(s => s.Key is TrackingNames.Declarations or TrackingNames.Rows).Concat(r.TrackedOutputSteps))
            .SelectMany(s => s.Value.SelectMany(step => step.Outputs.Select(o => (s.Key, o.Reason)))),
    ];

    private static void AssertCached(GeneratorDriverRunResult result) => Assert.All(
        Reasons(result), s => Assert.True(s.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{s.Step} is {s.Reason}."));
}
