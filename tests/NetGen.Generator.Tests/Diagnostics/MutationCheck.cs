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
/// Runs generator and analyzer over mutated sources. Several make one compilation, which costs much more than a file in it. Each is written in a
/// namespace of its own; where a mutation ends that namespace early, of types with one name the generator reads the first.
/// Each run of the generator follows on one of the sources as they were, so that the networks before the first change are kept, and only the others
/// are written again. Every file that is written is C#; the analyzer sees the mutated file beside the members of the network that it calls.
/// </summary>
internal sealed class MutationCheck
{
    /// <summary>The network whose members the sources call.</summary>
    private const string Called = "Called";

    private readonly Dictionary<string, Unchanged> _unchanged = [];

    /// <summary>Digests of the files that were parsed: a million texts would not fit in memory.</summary>
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

    /// <param name="first">The number of the first variant.</param>
    /// <param name="originals">The sources as they were.</param>
    /// <param name="mutated">The same, mutated.</param>
    public void Run(int first, string[] originals, string[] mutated)
    {
        try
        {
            Check(originals, mutated);
        }
        catch (Exception exception)
        {
            // One by one, so that the message has one source, and one that crashes the compiler hides no other.
            bool isExplained = false;
            for (int i = 0; i < mutated.Length; i++)
            {
                isExplained |= !CheckAlone(first + i, originals[i], mutated[i]);
            }

            if (!isExplained)
            {
                throw new InvalidOperationException($"Variants from {first} on, together:\n{string.Join("\n\n", mutated)}", exception);
            }
        }
    }

    /// <returns>False where the compiler crashes on the source without an analyzer too.</returns>
    private bool CheckAlone(int variant, string original, string mutated)
    {
        try
        {
            Check([original], [mutated]);
            return true;
        }
        catch (Exception) when (CrashesCompiler(mutated))
        {
            return false;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Variant {variant}:\n{mutated}", exception);
        }
    }

    private void Check(string[] originals, string[] mutated)
    {
        string key = string.Concat(originals);
        if (!_unchanged.TryGetValue(key, out Unchanged? unchanged))
        {
            _unchanged[key] = unchanged = Unchanged.Of(originals);
        }

        CSharpCompilation user = Analysis.Compile(TreesOf(mutated));
        GeneratorRunResult[] results = [.. unchanged.Driver.RunGenerators(user).GetRunResult().Results];
        Assert.All(results, result => Assert.Null(result.Exception));
        GeneratedSourceResult[] files = [.. results.SelectMany(result => result.GeneratedSources)];
        Files += files.Length;
        foreach (GeneratedSourceResult file in files.Where(file => !unchanged.Kept.Contains(file.SourceText)))
        {
            HoldsCode(file);
        }

        // Tests run beside each other already.
        IEnumerable<SyntaxTree> called = unchanged.CalledTrees.Where((_, i) => mutated[i].Contains(Called, StringComparison.Ordinal)).OfType<SyntaxTree>();
        foreach (Diagnostic diagnostic in Analysis.Run(user.AddSyntaxTrees(called), isConcurrent: false))
        {
            Assert.True(diagnostic.Location.SourceTree is { } tree && user.ContainsSyntaxTree(tree), diagnostic.ToString());
            Assert.DoesNotContain("{0}", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            Reported++;
            Calls += diagnostic.Id.StartsWith("NG4", StringComparison.Ordinal) ? 1 : 0;
        }
    }

    private void HoldsCode(GeneratedSourceResult file)
    {
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

    private static SyntaxTree[] TreesOf(string[] sources) => [.. sources.Select((source, i) => Analysis.Parse($"Mutated{i}.cs", source))];

    private static bool CrashesCompiler(string source)
    {
        try
        {
            Analysis.Compile(TreesOf([source])).GetDiagnostics();
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }

    /// <summary>What the generator made of the sources as they were.</summary>
    /// <param name="Driver">The generator after them.</param>
    /// <param name="Kept">Its files.</param>
    /// <param name="CalledTrees">Of each source the file of the network that it calls; null where it calls none.</param>
    private sealed record Unchanged(GeneratorDriver Driver, HashSet<object> Kept, SyntaxTree?[] CalledTrees)
    {
        public static Unchanged Of(string[] sources)
        {
            GeneratorDriver driver = GeneratorRun.DriverOf().RunGenerators(Analysis.Compile(TreesOf(sources)));
            GeneratorDriverRunResult result = driver.GetRunResult();
            return new Unchanged(
                driver,
                new HashSet<object>(result.Results.SelectMany(r => r.GeneratedSources).Select(f => f.SourceText), ReferenceEqualityComparer.Instance),
                [.. sources.Select(source => source.Contains(Called, StringComparison.Ordinal) ? CalledIn(source, result) : null)]);
        }

        private static SyntaxTree CalledIn(string source, GeneratorDriverRunResult result)
        {
            string inNamespace = Regex.Match(source, @"A\d+\.B").Value;
            return result.GeneratedTrees.Single(t => t.FilePath.Contains($"{inNamespace}.{Called}.", StringComparison.Ordinal));
        }
    }
}
