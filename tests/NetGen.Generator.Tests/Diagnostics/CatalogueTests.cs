using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Checking;
using NetGen.Generator.Tests.Declarations;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Every rule has what a rule needs, and nothing has a rule that is not there.</summary>
public sealed partial class CatalogueTests
{
    public static TheoryData<string> Ids => [.. Rules.All.Select(r => r.Id)];

    [Fact]
    public void IdsAreUnique() => Assert.Equal(Rules.All.Length, Rules.All.Select(r => r.Id).Distinct().Count());

    [Fact]
    public void TheAnalyzerSupportsEveryRule() =>
        Assert.Equal(Rules.All.Select(r => r.Id), new NetworkAnalyzer().SupportedDiagnostics.Select(d => d.Id));

    [Fact]
    public void ThereIsOnePageForEachRule() => Assert.Equal(
        Rules.All.Select(r => r.Id),
        Directory.GetFiles(SourceTree.Find("generator", "docs"), "NG*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Fact]
    public void ThereIsOneReleaseRowForEachRule() => Assert.Equal(
        Rules.All.Select(r => $"{r.Id} | {r.Category} | {r.DefaultSeverity} | {r.Title}, [page](../docs/{r.Id}.md)"),
        Rows().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryRuleIsTested(string id) =>
        Assert.Contains(Directory.GetFiles(SourceTree.Find("tests", "NetGen.Generator.Tests", "Diagnostics"), "*Tests.cs"), f => File.ReadAllText(f).Contains($"\"{id}\"", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void OnlyErrorsOfDeclarationsAreNotConfigurable(string id)
    {
        DiagnosticDescriptor rule = Rules.All.Single(r => r.Id == id);
        (string Category, DiagnosticSeverity Severity) expected = id[..3] switch
        {
            "NG1" => ("NetGen.Declaration", DiagnosticSeverity.Error),
            "NG2" => ("NetGen.Shape", DiagnosticSeverity.Error),
            "NG4" => ("NetGen.Calls", DiagnosticSeverity.Error),
            "NG5" => ("NetGen.Rows", DiagnosticSeverity.Error),
            _ => ("NetGen.Advice", DiagnosticSeverity.Warning),
        };
        // A bias without effect is no fault.
        Assert.Equal(expected, (rule.Category, id == "NG3009" ? DiagnosticSeverity.Warning : rule.DefaultSeverity));
        Assert.True(rule.IsEnabledByDefault);
        Assert.Equal(id[..3] is "NG1" or "NG2" or "NG5", rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
        Assert.Empty(rule.HelpLinkUri);
    }

    /// <summary>The page's own words, and its address where there is one.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void ThePageDescribesTheRule(string id)
    {
        string description = Rules.All.Single(r => r.Id == id).Description.ToString(CultureInfo.InvariantCulture);
        string page = File.ReadAllText(SourceTree.Find("generator", "docs", id + ".md")).ReplaceLineEndings(" ");
        Assert.True(description.Length > 60, description);
        Assert.All(description.Split("\n\n"), paragraph => Assert.Contains(paragraph, page, StringComparison.Ordinal));
        Assert.DoesNotContain("Wrong:", description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("https://example.org/docs", "https://example.org/docs/NG2001.md")]
    [InlineData("https://example.org/docs/", "https://example.org/docs/NG2001.md")]
    public void ALinkHasTheAddressOfTheBuild(string address, string? link) => Assert.Equal(link, Page.Link("NG2001", address));

    [Fact]
    public void AdviceLeavesTheNetworkStanding() =>
        Assert.NotNull(Net.Of(Loss.Huber).Input(3).Dense(4).Dense(1, from: "input").Graph);

    [Fact]
    public void NoPragmaSilencesThem() => Expect.Problem(
        "NG2001",
        "Layer 'dense1': units must be at least 1, but is 0",
        "#pragma warning disable\n#pragma warning disable NG2001\n[Network(Loss.Huber)] [Input(3)] [Dense([|0|])] partial class Net;");

    [Fact]
    public void APragmaSilencesAdvice() => Expect.None(
        "#pragma warning disable NG3001\n[Network(Loss.Huber)] [Input(3)] [Dense(4)] [Dense(2, from: \"input\")] partial class Net;");

    private static IEnumerable<string> Rows() => Directory.GetFiles(SourceTree.Find("generator", "NetGen.Generator"), "AnalyzerReleases.*.md")
        .SelectMany(File.ReadLines)
        .Where(l => Row().IsMatch(l));

    [GeneratedRegex(@"^NG\d{4} ")]
    private static partial Regex Row();
}
