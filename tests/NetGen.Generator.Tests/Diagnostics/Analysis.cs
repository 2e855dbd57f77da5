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

    /// <summary>Grown from for every source, so that the references are bound once.</summary>
    private static readonly CSharpCompilation Ground = CSharpCompilation.Create(
        "User",
        [Parse("Usings.cs", "global using System; global using System.IO; global using NetGen;")],
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    static Analysis() => Ground.GetDiagnostics();

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, path: path);

    public static CSharpCompilation Compile(params IEnumerable<SyntaxTree> trees) => Ground.AddSyntaxTrees(trees);

    /// <summary>With the generated parts of its networks.</summary>
    public static Compilation Generate(Compilation compilation)
    {
        CSharpGeneratorDriver.Create(new NetworkGenerator(), new RowGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        return generated;
    }

    /// <summary>What the analyzer reports, in source order.</summary>
    public static ImmutableArray<Diagnostic> Run(Compilation compilation)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => thrown ??= exception,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = new CompilationWithAnalyzers(compilation, [new NetworkAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return thrown is not null
            ? throw new InvalidOperationException("The analyzer threw.", thrown)
            : [.. found.OrderBy(d => d.Location.SourceTree?.FilePath != FirstFile).ThenBy(d => d.Location.SourceSpan).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }
}
