using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Checking;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The examples of the pages are true: the wrong one breaks that rule and no other, the right one none; both compile, but for
/// the rule that the compiler reports.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Ids => [.. Rules.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void ThePageIsTrue(string id)
    {
        string page = File.ReadAllText(SourceTree.Find("generator", "docs", id + ".md"));
        Assert.StartsWith($"# {id}: {Rules.All.Single(r => r.Id == id).Title}\n", page, System.StringComparison.Ordinal);

        string[] examples = [.. Example().Matches(page).Select(m => m.Groups["code"].Value)];
        Assert.Equal(2, examples.Length);
        Assert.Equal([id], Broken(examples[0], id == "NG1018" ? LanguageVersion.CSharp11 : LanguageVersion.Latest));
        Assert.Empty(Broken(examples[1], id == "NG1018" ? LanguageVersion.CSharp12 : LanguageVersion.Latest));
    }

    private static string[] Broken(string example, LanguageVersion version)
    {
        Compilation compilation = Analysis.Compile(version, Analysis.Parse(Analysis.FirstFile, example, version));
        if (example.Contains("public static void Main()", System.StringComparison.Ordinal))
        {
            // A page about calls: they need the network's members.
            compilation = Analysis.Generate(compilation);
        }

        string[] ofCompiler = [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct()];
        Assert.DoesNotContain(ofCompiler, id => id != Rules.NoStep.Id);
        return [.. ofCompiler, .. Analysis.Run(compilation).Select(d => d.Id).Distinct()];
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
