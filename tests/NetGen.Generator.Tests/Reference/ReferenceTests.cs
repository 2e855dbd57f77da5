using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Diagnostics;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generator.Tests.Reference;

/// <summary>
/// The reference is what the docstrings say, and its examples compile without advice. <c>NETGEN_WRITE_REFERENCE=1</c> writes the pages instead of
/// comparing them.
/// </summary>
public sealed class ReferenceTests
{
    private static readonly string Folder = SourceTree.Find("generator", "docs");

    private static readonly bool Writes = Environment.GetEnvironmentVariable("NETGEN_WRITE_REFERENCE") == "1";

    [Fact]
    public void ThePagesAreWhatTheDocstringsSay()
    {
        IReadOnlyDictionary<ReferenceEntry, string> tables = Compiled();
        var pages = ReferenceEntry.All.ToDictionary(e => e.Path, e => ReferencePages.Page(e, tables.GetValueOrDefault(e)));
        pages["index.md"] = ReferencePages.Index(ReferenceEntry.All);
        if (Writes)
        {
            Write(pages);
        }

        string[] there =
        [
            .. Directory.GetFiles(Folder, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'))
                .Where(f => !f.StartsWith("NG", StringComparison.Ordinal) && !f.StartsWith("guide/", StringComparison.Ordinal)),
        ];
        Assert.Equal(pages.Keys.Order(StringComparer.Ordinal), there.Order(StringComparer.Ordinal));
        string[] different = [.. pages.Where(p => File.ReadAllText(Path.Combine(Folder, p.Key)).ReplaceLineEndings("\n") != p.Value).Select(p => p.Key)];
        Assert.True(different.Length == 0, $"Other pages than the docstrings say: {string.Join(", ", different)}. NETGEN_WRITE_REFERENCE=1 writes them.");
    }

    [Fact]
    public void EveryKindHasPages() =>
        Assert.Equal(["layers", "losses", "optimizers", "schedules", "callbacks"], ReferenceEntry.All.Select(e => e.Kind).Distinct());

    /// <summary>Compiles all examples at once, each in a namespace of its own.</summary>
    /// <returns>The table of each network.</returns>
    private static Dictionary<ReferenceEntry, string> Compiled()
    {
        Compilation compilation = Analysis.Compile(ReferenceEntry.All.Select((entry, i) => Analysis.Parse(
            $"{entry.Kind}{entry.Name}.cs",
            entry.Example.Contains("class Example", StringComparison.Ordinal)
                ? $"namespace {Space(entry)};\n{entry.Example}"
                : $"namespace {Space(entry)};\npublic static class Example {{ public static object Of() {{ {entry.Example} return {entry.Example.Split(' ')[1]}; }} }}")))
            .AddReferences(MetadataReference.CreateFromFile(typeof(ConsoleProgress).Assembly.Location), MetadataReference.CreateFromFile(typeof(Spectre.Console.IAnsiConsole).Assembly.Location));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()));
        Assert.Empty(Analysis.Run(compilation).Select(d => d.ToString()));

        // What is generated is compiled by other tests; here the table is enough.
        Compilation generated = Analysis.Generate(compilation);
        return ReferenceEntry.All
            .Select(entry => (entry, Summary: generated.GetTypeByMetadataName($"{Space(entry)}.Example")!.GetMembers("Summary").OfType<IFieldSymbol>().SingleOrDefault()))
            .Where(e => e.Summary is not null)
            .ToDictionary(e => e.entry, e => (string)e.Summary!.ConstantValue!);

        static string Space(ReferenceEntry entry) => $"{entry.Kind}.{entry.Name}Page";
    }

    private static void Write(Dictionary<string, string> pages)
    {
        foreach (string kind in ReferenceEntry.All.Select(e => e.Kind).Distinct())
        {
            Directory.CreateDirectory(Path.Combine(Folder, kind));
            foreach (string old in Directory.GetFiles(Path.Combine(Folder, kind)))
            {
                File.Delete(old);
            }
        }

        foreach ((string path, string text) in pages)
        {
            File.WriteAllText(Path.Combine(Folder, path), text);
        }
    }
}
