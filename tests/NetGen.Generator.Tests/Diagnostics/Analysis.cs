using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Compiles C# against NetGen and runs the analyzer over it; an exception in the analyzer is one here.</summary>
internal static class Analysis
{
    public const string FirstFile = "Network.cs";

    private const string Usings = "global using System; global using System.IO; global using NetGen;";

    /// <summary>Grown from for every source, so that the references are bound once.</summary>
    private static readonly CSharpCompilation Ground = CSharpCompilation.Create(
        "User",
        [Parse("Usings.cs", Usings)],
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    static Analysis() => Ground.GetDiagnostics();

    public static SyntaxTree Parse(string path, string text, LanguageVersion version = LanguageVersion.Latest) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(version), path);

    public static CSharpCompilation Compile(params IEnumerable<SyntaxTree> trees) => Ground.AddSyntaxTrees(trees);

    /// <summary>The same as another version of C#; all files of a compilation have one.</summary>
    public static CSharpCompilation Compile(LanguageVersion version, params IEnumerable<SyntaxTree> trees) => version == LanguageVersion.Latest
        ? Compile(trees)
        : Ground.RemoveAllSyntaxTrees().AddSyntaxTrees([Parse("Usings.cs", Usings, version), .. trees]);

    /// <summary>With the generated parts of its networks.</summary>
    public static Compilation Generate(Compilation compilation)
    {
        CSharpGeneratorDriver.Create(new NetworkGenerator(), new RowGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        return generated;
    }

    /// <summary>What the analyzer reports, in source order.</summary>
    /// <param name="compilation">With the generated parts, where calls are to be checked.</param>
    /// <param name="isConcurrent">Whether the analyzer runs on several threads, as in an editor.</param>
    /// <param name="cancellation">Ends it.</param>
    public static ImmutableArray<Diagnostic> Run(Compilation compilation, bool isConcurrent = true, CancellationToken cancellation = default)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => thrown ??= exception,
            concurrentAnalysis: isConcurrent,
            logAnalyzerExecutionTime: false);
        var analysis = new CompilationWithAnalyzers(compilation, [new NetworkAnalyzer()], options);
        ImmutableArray<Diagnostic> found = analysis.GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult();
        return thrown is not null
            ? throw new InvalidOperationException("The analyzer threw.", thrown)
            : [.. found.OrderBy(d => d.Location.SourceTree?.FilePath != FirstFile).ThenBy(d => d.Location.SourceSpan).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }
}
