using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>
/// Runs generator and analyzer over mutated sources. Several make one compilation, each a file with a namespace of its own: a compilation has a price.
/// Each run of the generator follows on one of the sources as they were, so that the networks before the first change are kept, and only the others
/// are written again. Every file that is written is C#; the analyzer sees the mutated file beside the members of the network that it calls.
/// </summary>
internal sealed class MutationCheck
{
    /// <summary>The network whose members the sources call.</summary>
    private const string Called = "Called";

    private const string FileName = "Mutated";

    private readonly Dictionary<string, Unchanged> _unchanged = [];

    /// <summary>A million texts have no room in memory.</summary>
    private readonly HashSet<UInt128> _parsed = [];

    /// <summary>The files that were written, those of earlier runs among them.</summary>
    public int Files { get; private set; }

    /// <summary>The networks that were written again.</summary>
    public int Networks { get; private set; }

    /// <summary>What the analyzer reported.</summary>
    public int Reported { get; private set; }

    /// <summary>What it reported of calls.</summary>
    public int Calls { get; private set; }

    public string Counts => $"{Files} files, {Networks} of them networks that were written again; {Reported} problems, {Calls} of calls";

    /// <summary>A file with a namespace of its own.</summary>
    /// <param name="types">The types in it.</param>
    /// <param name="place">Its place among the sources.</param>
    public static string Source(string types, int place) => $"#nullable enable\nnamespace A{place}.B\n{{\n{types}\n}}";

    /// <param name="originals">The sources as they were.</param>
    /// <param name="mutated">The same, mutated.</param>
    public void Run(string[] originals, string[] mutated)
    {
        string key = string.Concat(originals);
        if (!_unchanged.TryGetValue(key, out Unchanged? unchanged))
        {
            _unchanged[key] = unchanged = Unchanged.Of(originals);
        }

        CSharpCompilation user = Analysis.Compile(TreesOf(mutated));
        foreach (GeneratorRunResult result in unchanged.Driver.RunGenerators(user).GetRunResult().Results)
        {
            Assert.True(result.Exception is null, $"{result.Exception}\n\n{string.Join("\n\n", mutated)}");
            foreach (GeneratedSourceResult file in result.GeneratedSources)
            {
                Files++;
                Check(file, unchanged);
            }
        }

        IEnumerable<SyntaxTree> called = unchanged.Called.Where((_, i) => mutated[i].Contains(Called, StringComparison.Ordinal)).OfType<SyntaxTree>();
        foreach (Diagnostic diagnostic in Analyze(user.AddSyntaxTrees(called), mutated))
        {
            Assert.StartsWith(FileName, diagnostic.Location.SourceTree!.FilePath, StringComparison.Ordinal);
            Assert.DoesNotContain("{0}", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            Reported++;
            Calls += diagnostic.Id.StartsWith("NG4", StringComparison.Ordinal) ? 1 : 0;
        }
    }

    private void Check(GeneratedSourceResult file, Unchanged unchanged)
    {
        if (unchanged.Kept.Contains(file.SourceText))
        {
            return;
        }

        string text = file.SourceText.ToString();
        Networks += text.Contains("namespace NetGen.Generated", StringComparison.Ordinal) ? 1 : 0;
        if (_parsed.Add(Digest(text)))
        {
            string[] errors = [.. file.SyntaxTree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
            Assert.True(errors.Length == 0, $"{string.Join('\n', errors)}\n{text}");
        }
    }

    /// <summary>Equal for files that differ in the place of their source alone.</summary>
    private static UInt128 Digest(string text) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(Regex.Replace(text, @"A\d+\.B", "A.B").AsSpan())));

    private static SyntaxTree[] TreesOf(string[] sources) =>
        [.. sources.Select((source, i) => Analysis.Parse($"{FileName}{i}.cs", source))];

    /// <summary>Where the compiler itself crashes on a source, as it does without an analyzer, each source is looked at alone.</summary>
    private static IEnumerable<Diagnostic> Analyze(Compilation compilation, string[] mutated)
    {
        try
        {
            // Tests run beside each other already.
            return Analysis.Run(compilation, isConcurrent: false);
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException(string.Join("\n\n", mutated), exception);
        }
        catch (AggregateException) when (mutated.Length > 1)
        {
            return mutated.SelectMany(source => Analyze(Analysis.Compile(TreesOf([source])), [source]));
        }
        catch (AggregateException) when (CrashesCompiler(compilation))
        {
            return [];
        }
    }

    private static bool CrashesCompiler(Compilation compilation)
    {
        try
        {
            compilation.Clone().GetDiagnostics();
            return false;
        }
        catch (AggregateException)
        {
            return true;
        }
    }

    /// <summary>What the generator made of the sources as they were.</summary>
    /// <param name="Driver">The generator after them.</param>
    /// <param name="Kept">Its files.</param>
    /// <param name="Called">Of each source the file of the network that it calls; null where there is none.</param>
    private sealed record Unchanged(GeneratorDriver Driver, HashSet<object> Kept, SyntaxTree?[] Called)
    {
        public static Unchanged Of(string[] sources)
        {
            GeneratorDriver driver = GeneratorRun.DriverOf().RunGenerators(Analysis.Compile(TreesOf(sources)));
            GeneratorDriverRunResult result = driver.GetRunResult();
            return new Unchanged(
                driver,
                new HashSet<object>(result.Results.SelectMany(r => r.GeneratedSources).Select(f => f.SourceText), ReferenceEqualityComparer.Instance),
                [.. sources.Select((_, i) => result.GeneratedTrees.FirstOrDefault(t => t.FilePath.Contains($"A{i}.B.{MutationCheck.Called}", StringComparison.Ordinal)))]);
        }
    }
}
