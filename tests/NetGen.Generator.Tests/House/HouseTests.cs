using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using NetGen.Generator.Expressions;
using NetGen.Generator.Layers;
using NetGen.Generator.Losses;
using NetGen.Generator.Primitives;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Generator.Tests.House;

/// <summary>The rules of the house that no compiler knows. What every diagnostic must have is in <see cref="Diagnostics.CatalogueTests"/>.</summary>
public sealed partial class HouseTests
{
    private const int LongestFile = 200;

    private static IEnumerable<SourceFile> All => SourceFile.Library.Concat(SourceFile.Generator).Concat(SourceFile.CodeFixes);

    [Fact]
    public void FilesAreShort() => AssertNone(All.Where(f => f.Lines.Length > LongestFile), f => $"{f.Lines.Length} lines, more than {LongestFile}");

    [Fact]
    public void NothingIsLeftToDo() => AssertNone(All.Where(f => LeftToDo().IsMatch(f.Text)), f => LeftToDo().Match(f.Text).Value);

    /// <summary>Generated text and files have one newline on every machine.</summary>
    [Fact]
    public void NewlinesAreNotThePlatforms() =>
        AssertNone(All.Where(f => PlatformNewline().IsMatch(f.Text)), f => PlatformNewline().Match(f.Text).Value);

    /// <summary>Calls that take a culture are the compiler's to watch; nothing may ask for the machine's.</summary>
    [Fact]
    public void NumbersAreWrittenInvariantly()
    {
        Assert.All(
            ["CA1304", "CA1305", "CA1310"],
            rule => Assert.Contains($"dotnet_diagnostic.{rule}.severity = error\n", SourceFile.Read(".editorconfig").ReplaceLineEndings("\n"), StringComparison.Ordinal));
        AssertNone(All.Where(f => f.Text.Contains("CurrentCulture", StringComparison.Ordinal) || f.Text.Contains("CurrentUICulture", StringComparison.Ordinal)), _ => "the machine's culture");
    }

    /// <summary>What is right of the reader works on the project's own values, so it can be tested and cached without a compilation.</summary>
    [Fact]
    public void RoslynStaysAtTheDoor() => AssertNone(
        SourceFile.Generator.Where(
            f => f.Text.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal) && f.Stage is not ("Reading" or "CallSites") && !RoslynFile().IsMatch(f.Name)),
        _ => "mentions Microsoft.CodeAnalysis");

    [Fact]
    public void NamespacesAreFolders() => AssertNone(
        SourceFile.Generator.Where(f => f.Name is not ("Polyfills.cs" or "Rule.cs") && !f.Lines.Contains($"namespace {Namespace(f)};")), f => $"is not in {Namespace(f)}");

    [Fact]
    public void StagesKnowWhatTheyMay() => AssertNone(
        SourceFile.Generator.Where(f => Strangers(f).Any()), f => $"{f.Stage} knows {string.Join(", ", Strangers(f))}");

    [Fact]
    public void EveryFolderIsAStage() =>
        Assert.Equal(Stages.Known.Keys.Order(StringComparer.Ordinal), SourceFile.Generator.Select(f => f.Stage).Where(s => s.Length > 0).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void EveryLayerKindHasItsAttribute() => Assert.Equal(
        LayerAttributes.Select(t => t.Name).Order(StringComparer.Ordinal),
        LayerKinds.List.Select(k => k.Name + "Attribute").Order(StringComparer.Ordinal));

    /// <summary>The defaults of settable properties do not reach the generator; those of constructor parameters do.</summary>
    [Fact]
    public void OptionsAreConstructorParameters() => Assert.All(LayerAttributes.Append(typeof(NetworkAttribute)), attribute =>
    {
        Assert.Single(attribute.GetConstructors());
        Assert.DoesNotContain(attribute.GetProperties(), p => p.CanWrite);
    });

    [Fact]
    public void EveryLossHasItsRoom() =>
        Assert.All(Enum.GetValues<Loss>(), loss => Assert.Equal(loss.ToString(), LossKinds.Of((Vocabulary.Loss)loss).Loss.ToString()));

    /// <summary>Abs and Sqrt are the framework's own.</summary>
    [Fact]
    public void EveryFunctionOfFormulasCanBeComputed() => Assert.All(
        typeof(UnaryFunction).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => ((UnaryFunction)f.GetValue(null)!).Name).Except(["Abs", "Sqrt"]),
        name =>
        {
            Assert.Equal(2, typeof(ScalarMath).GetMethods().Count(m => m.Name == name));
            Assert.Equal(6, typeof(VectorMath).GetMethods().Count(m => m.Name == name));
        });

    [Fact]
    public void TheContributorsPageNamesFilesThatExist() => Assert.All(
        FileInText().Matches(SourceFile.Read("CONTRIBUTING.md")).Select(m => m.Groups["path"].Value), path => Assert.True(SourceFile.Exists(path), path));

    private static IEnumerable<Type> LayerAttributes => typeof(LayerAttribute).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(LayerAttribute)));

    private static string Namespace(SourceFile file) => $"NetGen.Generator.{file.Stage}".TrimEnd('.');

    private static IEnumerable<string> Strangers(SourceFile file) => file.Stage.Length == 0
        ? []
        : StageName().Matches(file.Text).Select(m => m.Groups["stage"].Value).Where(s => s == "Vocabulary" || Stages.Known.ContainsKey(s)).Distinct().Except([file.Stage, .. Stages.Known[file.Stage]]);

    private static void AssertNone(IEnumerable<SourceFile> files, Func<SourceFile, string> fault)
    {
        string[] faults = [.. files.Select(f => $"{f}: {fault(f)}")];
        Assert.True(faults.Length == 0, string.Join('\n', faults));
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    private static partial Regex LeftToDo();

    [GeneratedRegex(@"\.AppendLine\(|Environment\.NewLine")]
    private static partial Regex PlatformNewline();

    [GeneratedRegex(@"^(NetworkGenerator|RowGenerator|NetworkAnalyzer|Page|Rule|Rules|Rules\..*)\.cs$")]
    private static partial Regex RoslynFile();

    [GeneratedRegex(@"`(?<path>[\w.]+/[\w./]*[\w*]+[\w./]*)`")]
    private static partial Regex FileInText();

    [GeneratedRegex(@"(?<!namespace )NetGen\.Generator\.(?<stage>[A-Z]\w*)\b")]
    private static partial Regex StageName();
}
