using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using NetGen.Testing;

namespace NetGen.Generator.Tests.House;

/// <summary>A C# file of the library or the generator, by its path from the repository's root.</summary>
/// <param name="Path">With slashes.</param>
/// <param name="Text">The whole file.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] Homes = ["", "generator/NetGen.Generator", "tests/NetGen.Generator.Tests", "tests/NetGen.Tests", "tests/NetGen.Tests/Numerics", "src/NetGen"];

    public static IReadOnlyList<SourceFile> Library { get; } = In("src");

    public static IReadOnlyList<SourceFile> Generator { get; } = In("generator", "NetGen.Generator");

    /// <summary>The code fixes'.</summary>
    public static IReadOnlyList<SourceFile> CodeFixes { get; } = In("generator", "NetGen.CodeFixes");

    public string Name => System.IO.Path.GetFileName(Path);

    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>The folder of the generator it stands in; empty for those at the top.</summary>
    public string Stage => Path.Split('/') is [_, _, var stage, _, ..] ? stage : string.Empty;

    public static string Read(string path) => File.ReadAllText(SourceTree.Find(path));

    /// <summary>Whether a path names something, from the root or from one of the large folders; a star stands for any name's part.</summary>
    public static bool Exists(string path) => Homes.Select(home => SourceTree.Find(home, path)).Any(full =>
        Directory.Exists(full)
        || (Directory.Exists(System.IO.Path.GetDirectoryName(full)) && Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(full)!, System.IO.Path.GetFileName(full)).Any()));

    public override string ToString() => Path;

    private static SourceFile[] In(params string[] folder) =>
    [
        .. Directory.GetFiles(SourceTree.Find(folder), "*.cs", SearchOption.AllDirectories)
            .Select(f => System.IO.Path.GetRelativePath(SourceTree.Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Intersect(["bin", "obj"]).Any())
            .Order(StringComparer.Ordinal)
            .Select(f => new SourceFile(f, Read(f).ReplaceLineEndings("\n"))),
    ];
}
