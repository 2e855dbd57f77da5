using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.House;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generator.Tests.Guide;

/// <summary>What the guide shows is what happens.</summary>
public sealed partial class GuideTests
{
    private const string Tool = "dotnet netgen ";

    /// <summary>Words of C# that stand in the tables.</summary>
    private static readonly string[] Keywords = ["new", "true", "false", "null", "typeof"];

    private static readonly string[] Languages = ["csharp", "cs", "bash", "text", "xml"];

    /// <summary>As for the reference: then what is printed goes into the pages.</summary>
    private static readonly bool Writes = Environment.GetEnvironmentVariable("NETGEN_WRITE_GUIDE") == "1";

    private static readonly string Readme = SourceFile.Read("README.md").ReplaceLineEndings("\n");

    public static TheoryData<string> Programs => [.. GuidePage.All.Where(p => p.HasProgram && !p.IsService).Select(p => p.Name)];

    public static TheoryData<string> Pages => [.. GuidePage.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void ThePagePrintsWhatItSays(string page) => Runs(new GuidePage(page));

    [ServiceFact]
    public void TheServiceAnswers() => Runs(Assert.Single(GuidePage.All, p => p.IsService));

    [Theory]
    [MemberData(nameof(Pages))]
    public void BlocksSayWhatTheyAre(string page) => Assert.All(new GuidePage(page).Blocks, b => Assert.Contains(b.Language, Languages));

    /// <summary>Quoted code is what the generator writes for the page's own networks.</summary>
    [Fact]
    public void QuotedCodeIsTheCodeWritten()
    {
        GuidePage[] quoting = [.. GuidePage.All.Where(p => p.Code("cs").Any())];
        Assert.NotEmpty(quoting);
        Assert.All(quoting, page =>
        {
            string generated = Flat(GuideProgram.Of(page).Generated);
            Assert.All(page.Code("cs"), shown => Assert.Contains(Flat(shown), generated, StringComparison.Ordinal));
        });
    }

    /// <summary>Commands that are not of the tool are those of the README, which other tests and the gate follow.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void CommandsAreRunSomewhere(string page) => Assert.All(
        new GuidePage(page).Code("bash").SelectMany(Lines).Where(l => !l.StartsWith(Tool, StringComparison.Ordinal)),
        line => Assert.Contains(line, Readme, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void PropertiesStandInAProject(string page)
    {
        string[] projects =
        [
            .. new[] { "samples", "src" }
                .SelectMany(f => Directory.GetFiles(SourceTree.Find(f), "*.csproj", SearchOption.AllDirectories))
                .SelectMany(File.ReadAllLines).Select(l => l.Trim()),
        ];
        Assert.All(new GuidePage(page).Code("xml").SelectMany(Lines), line => Assert.Contains(line.Trim(), projects));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void LinksLead(string page) => Assert.All(
        new GuidePage(page).Links.Where(l => !l.StartsWith("https://", StringComparison.Ordinal)),
        link => Assert.True(Path.Exists(Path.Combine(GuidePage.Folder, link)), link));

    [Fact]
    public void EveryPageIsLinked()
    {
        Assert.Contains("(generator/docs/guide/index.md)", Readme, StringComparison.Ordinal);
        IEnumerable<string> linked = new GuidePage("index.md").Links.Where(l => !l.Contains('/', StringComparison.Ordinal));
        Assert.Equal(GuidePage.All.Select(p => p.Name).Except(["index.md"]), linked.Order(StringComparer.Ordinal));
    }

    /// <summary>A table of measurements is the README's, with the command that the README has for it.</summary>
    [Fact]
    public void FiguresAreTheReadmes()
    {
        (GuidePage Page, string Section)[] measured = [.. GuidePage.All.SelectMany(p => Measured().Matches(p.Text).Select(m => (p, m.Value)))];
        Assert.NotEmpty(measured);
        Assert.All(measured, m =>
        {
            string[] commands = [.. Command().Matches(m.Section).Select(c => c.Value)];
            Assert.NotEmpty(commands);
            Assert.All(commands, command => Assert.Contains(command, Readme, StringComparison.Ordinal));
            string[] rows = [.. m.Section.Split('\n').Where(l => l.StartsWith('|') && !l.StartsWith("|-", StringComparison.Ordinal))];
            Assert.All(rows, row => Assert.Contains(row + "\n", Readme, StringComparison.Ordinal));
        });
    }

    /// <summary>What a table calls NetGen's is a name of the library, of what it generates, or of the language.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void TablesNameWhatThereIs(string page)
    {
        var guide = new GuidePage(page);
        IEnumerable<string> cells = guide.Tables().SelectMany(t => t[1..].SelectMany(row => row.Where((_, i) => t[0][i] == "NetGen")));
        IEnumerable<string> quoted = cells.SelectMany(c => Quoted().Matches(c)).Select(m => m.Groups["code"].Value);
        string[] named = [.. quoted.SelectMany(c => Identifier().Matches(c)).Select(m => m.Value).Distinct()];
        if (named.Length > 0)
        {
            IEnumerable<ISymbol> ofPage = GuideProgram.Of(guide).Compilation.GetSymbolsWithName(_ => true, SymbolFilter.All);
            HashSet<string> known = [.. Names(), .. ofPage.Select(s => s.Name), .. Keywords];
            Assert.All(named, n => Assert.Contains(n, known));
        }
    }

    /// <summary>Each <c>text</c> block is what has been printed since the one before; nothing is printed behind the last.</summary>
    private static void Runs(GuidePage page)
    {
        using var folder = new GuideFolder(page);
        bool hasRun = false;
        var printed = new List<string>();
        foreach ((string language, string code) in page.Blocks)
        {
            if (language == "csharp" && !hasRun)
            {
                folder.RunProgram(page);
                hasRun = true;
            }

            foreach (string command in Lines(code).Where(l => language == "bash" && l.StartsWith(Tool, StringComparison.Ordinal)))
            {
                folder.RunTool(command[Tool.Length..]);
            }

            if (language == "text")
            {
                printed.Add(folder.TakeOutput());
            }
        }

        if (Writes)
        {
            page.Write(printed);
            return;
        }

        Assert.All(page.Code("text").Zip(printed), block => Assert.Equal(block.First, block.Second));
        Assert.Equal("", folder.TakeOutput());
    }

    private static IEnumerable<string> Names() => typeof(NetworkAttribute).Assembly.GetExportedTypes().SelectMany(t => t.GetMembers()
        .Select(m => m.Name)
        .Concat(t.GetMembers().OfType<MethodBase>().SelectMany(m => m.GetParameters()).Select(p => p.Name!))
        .Append(TypeName(t)));

    private static string TypeName(Type type) =>
        type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name[..^"Attribute".Length] : type.Name.Split('`')[0];

    private static string[] Lines(string code) => code.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Flat(string code) => Blanks().Replace(code, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^## Measured\n.*?(?=^## |\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Measured();

    [GeneratedRegex(@"`(dotnet run |samples/)[^`]*`")]
    private static partial Regex Command();

    [GeneratedRegex("`(?<code>[^`]*)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![""\w])[A-Za-z_]\w*(?![\w""])")]
    private static partial Regex Identifier();
}
