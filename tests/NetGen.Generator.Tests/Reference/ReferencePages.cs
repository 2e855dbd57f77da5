using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NetGen.Generator.Checking;

namespace NetGen.Generator.Tests.Reference;

/// <summary>The pages of <c>generator/docs</c> that are written from docstrings and attributes, and their index.</summary>
internal static class ReferencePages
{
    private const string Source = "<!-- Written from the docstrings; see \"The reference\" in CONTRIBUTING.md. -->";

    /// <param name="entry">What the page is about.</param>
    /// <param name="table">The table of the example's layers; null where it is no network.</param>
    public static string Page(ReferenceEntry entry, string? table)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {entry.Name}\n\n{Source}\n\n{Wrap(entry.Summary)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"PyTorch: {Code(entry.Torch)}. Keras: {Code(entry.Keras)}.\n\n");
        string[][] options = [.. entry.Options()];
        if (options.Length > 0)
        {
            text.Append("| option | type | default | |\n|---|---|---|---|\n");
            text.Append(string.Concat(options.Select(o => $"| {string.Join(" | ", o.Select(Cell))} |\n")));
            text.Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"```csharp\n{entry.Example}\n```\n");
        return table is null ? text.ToString() : text.Append(CultureInfo.InvariantCulture, $"\n```\n{table}\n```\n").ToString();
    }

    public static string Index(IReadOnlyList<ReferenceEntry> entries)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Reference\n\n{Source}\n");
        foreach (IGrouping<string, ReferenceEntry> kind in entries.GroupBy(e => e.Kind))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {char.ToUpperInvariant(kind.Key[0])}{kind.Key[1..]}\n\n| | PyTorch | Keras |\n|---|---|---|\n");
            text.Append(string.Concat(kind.Select(e => $"| [{e.Name}]({e.Path}) | {Cell(Code(e.Torch))} | {Cell(Code(e.Keras))} |\n")));
        }

        text.Append("\n## Diagnostics\n\n| | |\n|---|---|\n");
        text.Append(string.Concat(Rules.All.Select(r => $"| [{r.Id}]({r.Id}.md) | {Cell(r.Title.ToString(CultureInfo.InvariantCulture))} |\n")));
        return text.ToString();
    }

    private static string Code(string name) => name == "–" ? "–" : $"`{name}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Wrap(string text)
    {
        var lines = new List<StringBuilder> { new() };
        foreach (string word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length > 150)
            {
                lines.Add(new StringBuilder());
            }

            lines[^1].Append(lines[^1].Length == 0 ? word : " " + word);
        }

        return string.Join('\n', lines);
    }
}
