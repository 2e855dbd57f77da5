using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Benchmarks.Conducting;
using NetGen.Benchmarks.Data;
using NetGen.Generator;

namespace NetGen.Benchmarks.Compiling;

/// <summary>A project with one network, as the compiler sees it.</summary>
internal sealed class NetworkCompilation
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private readonly CSharpCompilation _before;
    private Compilation _after;

    public NetworkCompilation(NetworkSpec network)
    {
        string declared = File.ReadAllText(Path.Combine(Places.Project, "worker", "Networks", "FastNetworks.cs"));
        ClassDeclarationSyntax declaration = CSharpSyntaxTree.ParseText(declared, Parsing).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Single(c => c.Identifier.Text == "Fast" + network.Name);
        string source = "using NetGen;\nnamespace Compiled;\n" + declaration.ToFullString().Replace("internal", "public", StringComparison.Ordinal);
        _before = CSharpCompilation.Create(
            "Compiled",
            [CSharpSyntaxTree.ParseText(source, Parsing)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        _after = _before;

        // What a build pays without any generator: the references are read and bound once.
        _before.GetDiagnostics();
    }

    /// <summary>The framework and NetGen.</summary>
    public static IEnumerable<MetadataReference> References =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsReference).Select(
            path => MetadataReference.CreateFromFile(path));

    /// <summary>The generated text.</summary>
    public string Text { get; private set; } = "";

    public int Lines => Text.Count(c => c == '\n');

    public byte[] Image { get; private set; } = [];

    /// <summary>Expression statements and declarations of locals.</summary>
    public int Statements =>
        CSharpSyntaxTree.ParseText(Text, Parsing).GetRoot().DescendantNodes().Count(
            n => n is ExpressionStatementSyntax or LocalDeclarationStatementSyntax);

    /// <summary>Milliseconds of the generator, its driver new.</summary>
    public double Generate()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Parsing);
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGeneratorsAndUpdateCompilation(_before, out _after, out _);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Text = driver.GetRunResult().Results.Single().GeneratedSources.Single().SourceText.ToString();
        return milliseconds;
    }

    /// <summary>Milliseconds of everything after it: binding, lowering, writing the image.</summary>
    public double Build()
    {
        using var image = new MemoryStream();
        Compilation fresh = _after.Clone();
        long start = Stopwatch.GetTimestamp();
        Microsoft.CodeAnalysis.Emit.EmitResult result = fresh.Emit(image);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Image = result.Success ? image.ToArray() : throw new InvalidOperationException(result.Diagnostics[0].ToString());
        return milliseconds;
    }

    private static bool IsReference(string path) =>
        Path.GetFileName(path) is string name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name is "NetGen.dll" or "netstandard.dll" or "mscorlib.dll");
}
