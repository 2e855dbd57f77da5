using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Testing;

namespace NetGen.Generator.Tests.Guide;

/// <summary>
/// A page of the guide. Its <c>csharp</c> blocks are one program, its <c>bash</c> blocks are commands, its <c>text</c> blocks are what both print,
/// its <c>cs</c> blocks are quoted from what the generator writes for it, and its <c>xml</c> blocks from a project of the repository.
/// </summary>
/// <param name="Name">The file's name.</param>
internal sealed partial record GuidePage(string Name)
{
    public static string Folder { get; } = SourceTree.Find("generator", "docs", "guide");

    public static IReadOnlyList<GuidePage> All { get; } =
        [.. Directory.GetFiles(Folder, "*.md").Select(f => new GuidePage(Path.GetFileName(f))).OrderBy(p => p.Name, StringComparer.Ordinal)];

    public string Text { get; } = File.ReadAllText(Path.Combine(Folder, Name)).ReplaceLineEndings("\n");

    public IReadOnlyList<(string Language, string Code)> Blocks =>
        [.. Block().Matches(Text).Select(m => (m.Groups["language"].Value, m.Groups["code"].Value))];

    /// <summary>What is said around the blocks.</summary>
    public string Prose => Block().Replace(Text, "");

    public bool HasProgram => Code("csharp").Any();

    /// <summary>Whether the program needs ASP.NET Core.</summary>
    public bool IsService => Code("csharp").Any(c => c.Contains("WebApplication", StringComparison.Ordinal));

    /// <summary>Files of the repository that the program finds beside it: <c>&lt;!-- files: … --&gt;</c>.</summary>
    public IEnumerable<string> Files =>
        FileList().Matches(Text).SelectMany(m => m.Groups["files"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public IEnumerable<string> Links => Link().Matches(Prose).Select(m => m.Groups["target"].Value);

    /// <summary>Writes other <c>text</c> blocks into the page, in its own order.</summary>
    public void Write(IEnumerable<string> printed)
    {
        var texts = new Queue<string>(printed);
        string written = Block().Replace(Text, m => m.Groups["language"].Value == "text" ? $"```text\n{texts.Dequeue()}```" : m.Value);
        File.WriteAllText(Path.Combine(Folder, Name), written);
    }

    public IEnumerable<string> Code(string language) => Blocks.Where(b => b.Language == language).Select(b => b.Code);

    /// <summary>The rows of each table with its header first, cut into cells; a cell's <c>\|</c> is no border.</summary>
    public IEnumerable<string[][]> Tables() => Table().Matches(Prose)
        .Select(m => m.Value.TrimEnd('\n').Split('\n').Where(r => !r.StartsWith("|--", StringComparison.Ordinal))
            .Select(r => Border().Split(r).Skip(1).SkipLast(1).Select(c => c.Trim()).ToArray()).ToArray());

    public override string ToString() => Name;

    [GeneratedRegex("^```(?<language>[^\n]*)\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("<!-- files: (?<files>[^>]*) -->")]
    private static partial Regex FileList();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(^\|[^\n]*\n)+", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Border();
}
