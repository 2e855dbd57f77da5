using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Reading;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>What is written for typed rows compiles in the strictest project, and is written again where the row changes and nowhere else.</summary>
public class RowEmissionTests
{
    private const string Network = "using NetGen; namespace App; [Network(Loss.Huber, codeStyle: CodeStyle.Plain, row: typeof(Row))] [Input(2)] [Dense(1)] public partial class Net;";

    private const string Row = "using NetGen; namespace App; [Features] public partial record Row(float A, float B, [Label] float C);";

    private const string Everything = """
        using System;
        using NetGen;
        namespace App;
        #pragma warning disable CS0618
        [Features]
        public partial record Row(
            sbyte Signed, byte? Small, decimal Money, Half Half, long? Long, bool Flag, bool? Doubt, DayOfWeek Day, DayOfWeek? Other,
            [Feature("index", CategoryEncoding.Index)] DayOfWeek? Index, Size Size, [NoFeature] int Id, [NoFeature] string? @class, [Label] Kind? @enum = null)
        {
            public float Twice => 2 * Signed;

            public required float Set { get; init; }

            [NoFeature]
            public DateTime When { get; set; }
        }

        /// <summary>A record inside.</summary>
        public record struct Size(float Width, float? Height);

        /// <summary>Names that are keywords, and two of one value.</summary>
        public enum Kind { @class, Second, Also = Second, [Obsolete("old")] Old }
        """;

    [Fact]
    public void TheRowOfTheReadersOwn() => Snapshot.Verify("Row", Written(Everything));

    [Theory]
    [InlineData("[Features] public partial struct Row { public float A { get; set; } [Label] public double B { get; set; } }")]
    [InlineData("[Features] public partial record Row([Feature(\"radius\\n(cm)\")] float A, [Label] bool B);")]
    [InlineData("[Features] public readonly partial record struct Row(float A, string Text, [Label] bool B);")]
    [InlineData("[Features] internal sealed partial class Row(float a) { public float A { get; } = a; [Label(threshold: 0.25)] public bool? B { get; set; } }")]
    [InlineData("[Features] public partial record Row(System.Half? A, decimal? B, ulong? C, Nested D, [Label] System.Half? E); public record Nested(sbyte? F, bool? @is) { public float? G => F; }")]
    [InlineData("public partial class Outer { public partial interface IInner { [Features] public partial record Row(float A, [Label] int B); } }")]
    [InlineData("[Features] public partial record Row(float A, [NoFeature] System.DateTime When, [NoFeature] System.Collections.Generic.List<string?>? Notes, [Label] bool B) { [NoFeature] public required System.Guid Id { get; set; } }")]
    [InlineData("[Features] public partial class Row { public Row(float a) => A = a; public required float A { get; set; } public required Nested C { get; init; } [Label] public bool B { get; set; } } public class Other; public record Nested { public required float D { get; init; } [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Nested(float d) => D = d; }")]
    [InlineData("[Features] public partial class Row { public Row(float a, bool b) => (A, B) = (a, b); public Row(bool b, float a) => (A, B) = (a, b); public float A { get; } [Label] public bool B { get; } }")]
    [InlineData("[Features] public partial class Row { public Row(float a, int skipped = 1, bool b = false) => (A, B) = (a, b); public float A { get; } [Label] public bool B { get; } }")]
    [InlineData("[Features] public partial class Row { public Row(float a, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0) => A = a; public Row(float a) => A = a; public float A { get; } [Label] public bool B { get; set; } }")]
    [InlineData("[Features] public partial class Row { public float A { private get; set; } public Nested C { get; set; } [Label] public bool B { get; set; } } public struct Nested { public float D { get; set; } [NoFeature] public float E { private get; set; } }")]
    [InlineData("[Features] public partial record Row(Kind A, [Label] Kind? B); public enum Kind : sbyte { [System.Obsolete(\"\", true)] Old = -1, New, [System.Obsolete(\"\", DiagnosticId = \"MINE\")] Odd, Alias = New }")]
    [InlineData("[Features] public partial record Row(float A, [Label] Kind Kind); public enum Kind { [System.Obsolete(\"\", true)] First, Second, Third = 8 }")]
    public void EveryKindOfTypeCompiles(string row)
    {
        GeneratorRun run = GeneratorRun.Of("using NetGen; namespace App; " + row);
        Assert.Empty(run.Diagnostics);
        Assert.Single(run.Sources);
    }

    /// <summary>The members of the network are public as far as the row is.</summary>
    [Theory]
    [InlineData("public", "public", "public global::App.Row.Prediction Predict(global::App.Row row)")]
    [InlineData("internal", "public", "internal global::App.Row.Prediction Predict(global::App.Row row)")]
    [InlineData("internal", "internal", "public global::App.Row.Prediction Predict(global::App.Row row)")]
    public void ANetworkShowsItsRow(string row, string network, string member)
    {
        GeneratorRun run = GeneratorRun.Of(Row.Replace("public", row, StringComparison.Ordinal), Network.Replace("public", network, StringComparison.Ordinal));
        Assert.Empty(run.Diagnostics);
        Assert.Contains(member, run.Sources["App.Net.g.cs"], StringComparison.Ordinal);
    }

    /// <summary>Nested in one class, as far as each is seen.</summary>
    [Theory]
    [InlineData("private", "private")]
    [InlineData("protected", "protected")]
    [InlineData("protected", "private")]
    [InlineData("internal", "public")]
    [InlineData("protected internal", "public")]
    [InlineData("internal", "protected")]
    [InlineData("internal", "protected internal")]
    [InlineData("private protected", "private protected")]
    public void NestedOnesShowWhatTheySee(string row, string network) => Assert.Empty(GeneratorRun.Of(
        "using NetGen; namespace App; public partial class Outer { "
        + $"[Features] {row} partial record Row(float A, float B, [Label] float C); "
        + $"[Network(Loss.Huber, codeStyle: CodeStyle.Plain, row: typeof(Row))] [Input(2)] [Dense(1)] {network} partial class Net; }}").Diagnostics);

    [Fact]
    public void ARowWithTextsNeedsAPreprocessing()
    {
        string text = GeneratorRun.Of(Row.Replace("float A", "string A", StringComparison.Ordinal), Network).Sources["App.Net.g.cs"];
        Assert.DoesNotContain("Predict(global::App.Row row)", text, StringComparison.Ordinal);
        Assert.Contains("Predict(global::App.Row row, global::NetGen.Preprocessing preprocessing)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("IFeatureRow", GeneratorRun.Of(Row.Replace("float A", "string A", StringComparison.Ordinal)).Source, StringComparison.Ordinal);
    }

    /// <summary>Networks whose outputs are logarithms of what the label is.</summary>
    [Theory]
    [InlineData("Loss.Huber", "Dense(1)", "float", false)]
    [InlineData("Loss.Poisson", "Dense(1)", "float", true)]
    [InlineData("Loss.CrossEntropy", "Dense(7, Activation.Softmax)", "System.DayOfWeek", false)]
    [InlineData("Loss.CrossEntropy", "Dense(7, Activation.LogSoftmax)", "System.DayOfWeek", true)]
    public void LogarithmsAreKnown(string loss, string last, string label, bool logarithmic)
    {
        GeneratorRun run = GeneratorRun.Of(
            Row.Replace("[Label] float", "[Label] " + label, StringComparison.Ordinal),
            Network.Replace("Loss.Huber", loss, StringComparison.Ordinal).Replace("Dense(1)", last, StringComparison.Ordinal));
        Assert.Empty(run.Diagnostics);
        Assert.Equal(logarithmic, run.Sources["App.Net.g.cs"].Contains("logarithmic: true", StringComparison.Ordinal));
    }

    /// <summary>Of an expression without a type the row is meant, where C# can say so.</summary>
    [Theory]
    [InlineData("new(1, 2, 3)", "")]
    [InlineData("default(Row)!", "")]
    [InlineData("new Net.Input([1, 2])", "CS0029")]
    [InlineData("[1f, 2f]", "CS0029")]
    public void AnExpressionWithoutATypeIsARow(string row, string error)
    {
        GeneratorRun run = GeneratorRun.Of(Row, Network, $"namespace App; static class Uses {{ static Row.Prediction Of(Net net) => net.Predict({row}); }}");
        Assert.Equal(error, string.Join(' ', run.Diagnostics.Select(d => d.Id)));
    }

    /// <summary>The attribute is an error in a version that does not know it.</summary>
    [Fact]
    public void AnOlderVersionHasNoPriorities()
    {
        var parsing = new CSharpParseOptions(LanguageVersion.CSharp12);
        CSharpCompilation user = CSharpCompilation.Create(
            "User", new[] { Row, Network }.Select(s => CSharpSyntaxTree.ParseText(s, parsing)), GeneratorRun.CompilationOf().References, GeneratorRun.CompilationOf().Options);
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator(), new RowGenerator().AsSourceGenerator()], parseOptions: parsing)
            .RunGeneratorsAndUpdateCompilation(user, out Compilation whole, out _);
        Assert.Empty(whole.GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Hidden));
        Assert.Contains("Predict(global::App.Row row)", whole.SyntaxTrees.First(t => t.ToString().Contains("partial class Net :", StringComparison.Ordinal)).ToString(), StringComparison.Ordinal);
    }

    /// <summary>A network with a mistake has its members for the row, too.</summary>
    [Fact]
    public void AMistakeOfTheNetworkIsNotMany()
    {
        const string Uses = "using NetGen; namespace App; static class Uses { static double Of(Net net, Row row) { net.Fit([row], new TrainingOptions { Optimizer = new Sgd(1) }); return net.Predict(row).C; } }";
        GeneratorRun run = GeneratorRun.Of(Row, Network.Replace("Dense(1)", "Dense(0)", StringComparison.Ordinal), Uses);
        Assert.Empty(run.Diagnostics);
        Assert.DoesNotContain("RowNetwork", run.Sources["App.Net.g.cs"], StringComparison.Ordinal);
    }

    /// <summary>A row with a mistake, which is reported where it is, has its members all the same: its uses are no further errors.</summary>
    [Theory]
    [InlineData("System.DateTime A, float B, [Label] bool C", "")]
    [InlineData("float A, float B, [Label] bool C, [Label] bool D", "")]
    [InlineData("float A, float B, bool C", "", "p.GetHashCode().ToString()")]
    [InlineData("float A, float B, [Label] string C", "", "p.GetHashCode().ToString()")]
    [InlineData("Missing A, float B, [Label] bool C", "CS0246")]
    public void OneMistakeIsNotMany(string properties, string errors, string use = "p.C.ToString()")
    {
        const string Uses = "using NetGen; namespace App; static class Uses { static string Of(Net net, Row row) { net.Fit([row], new TrainingOptions { Optimizer = new Sgd(1) }); _ = Dataset.From([row]); Row.Prediction p = net.Predict(row); return USE; } }";
        GeneratorRun run = GeneratorRun.Of(
            Row.Replace("float A, float B, [Label] float C", properties, StringComparison.Ordinal), Network, Uses.Replace("USE", use, StringComparison.Ordinal));
        Assert.Null(run.Exception);
        Assert.Equal(errors, string.Join(' ', run.Diagnostics.Select(d => d.Id).Distinct()));
    }

    /// <summary>Without a row nothing of it is written.</summary>
    [Fact]
    public void ANetworkWithoutARowHasNoLineMore() =>
        Assert.DoesNotContain("Row", GeneratorRun.Of(Network.Replace(", row: typeof(Row)", string.Empty, StringComparison.Ordinal)).Source, StringComparison.Ordinal);

    [Theory]
    [InlineData("float A, float B", "float B, float A", false)]
    [InlineData("float A, float B", "double A, int B", false)]
    [InlineData("float A, float B", "float A, float? B", true)]
    [InlineData("float A, float B", "float A, string B", true)]
    [InlineData("[Label] float", "[Label] bool", true)]
    public void TheNetworkFollowsTheRow(string before, string after, bool changes)
    {
        CSharpCompilation first = GeneratorRun.CompilationOf(Network, Row);
        GeneratorDriver driver = GeneratorRun.DriverOf().RunGenerators(first);
        string old = NetworkOf(driver);
        CSharpCompilation second = first.ReplaceSyntaxTree(first.SyntaxTrees.Last(), GeneratorRun.Parse(Row.Replace(before, after, StringComparison.Ordinal)));
        driver = driver.RunGenerators(second);
        Assert.Equal(NetworkOf(GeneratorRun.DriverOf().RunGenerators(GeneratorRun.CompilationOf(Network, Row.Replace(before, after, StringComparison.Ordinal)))), NetworkOf(driver));
        Assert.Equal(changes, old != NetworkOf(driver));
        IncrementalStepRunReason[] reasons = [.. driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason)];
        Assert.Equal([changes ? IncrementalStepRunReason.Modified : IncrementalStepRunReason.Cached], reasons);
    }

    /// <summary>An enum of the label, a record inside, a constant in an attribute: each in a file of its own.</summary>
    [Theory]
    [InlineData("namespace App; public enum Kind { A, B }", "namespace App; public enum Kind { A, B, C }")]
    [InlineData("namespace App; public record Size(float Width);", "namespace App; public record Size(float Width, float Height);")]
    [InlineData("namespace App; public static class Names { public const string Other = \"x\"; }", "namespace App; public static class Names { public const string Other = \"y\"; }")]
    public void WhatARowDependsOnIsFollowed(string before, string after)
    {
        const string Rich = "using NetGen; namespace App; [Features] public partial record Row(Size Size, [Feature(Names.Other)] float B, [Label] Kind C);";
        string[] others =
        [
            "namespace App; public enum Kind { A, B }",
            "namespace App; public record Size(float Width);",
            "namespace App; public static class Names { public const string Other = \"x\"; }",
        ];
        CSharpCompilation first = GeneratorRun.CompilationOf([Rich, .. others]);
        GeneratorDriver driver = GeneratorRun.DriverOf().RunGenerators(first);
        string old = Assert.Single(driver.GetRunResult().GeneratedTrees).ToString();
        SyntaxTree changed = first.SyntaxTrees.Single(t => t.ToString() == before);
        driver = driver.RunGenerators(first.ReplaceSyntaxTree(changed, GeneratorRun.Parse(after)));
        string now = Assert.Single(driver.GetRunResult().GeneratedTrees).ToString();
        Assert.NotEqual(old, now);
        string[] fresh = [Rich, .. others.Select(o => o == before ? after : o)];
        Assert.Equal(Assert.Single(GeneratorRun.DriverOf().RunGenerators(GeneratorRun.CompilationOf(fresh)).GetRunResult().GeneratedTrees).ToString(), now);
    }

    [Theory]
    [InlineData("class Other { }", "class Other { int x; }")]
    [InlineData("", "[System.Obsolete] class Other { }")]
    public void AnUnrelatedEditWritesNothingAgain(string before, string after)
    {
        CSharpCompilation first = GeneratorRun.CompilationOf(Network, Row, before);
        GeneratorDriver driver = GeneratorRun.DriverOf().RunGenerators(first);
        driver = driver.RunGenerators(first.ReplaceSyntaxTree(first.SyntaxTrees.Last(), GeneratorRun.Parse(after)));
        Assert.All(
            GeneratorRun.Reasons(driver.GetRunResult()), s => Assert.True(s.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, s.ToString()));
    }

    /// <summary>What a row, or a network bound to it, does not depend on is not even bound again.</summary>
    [Fact]
    public void AnUnrelatedEditReadsNothingAgain()
    {
        const string Rich = "using NetGen; namespace App; [Features] public partial record Row(Kind A, float B, [Label] float C) { public float Twice { get { Helper.Use(); return 2 * B; } } }";
        CSharpCompilation first = GeneratorRun.CompilationOf(
            Network, Rich, "namespace App; public enum Kind { X, Y }", "namespace App; static class Helper { public static void Use() { } }", "class Other { }");
        Assert.Equal([2, 0, 0, 0, 2, 2], new[] { first, first, Edited(4), Edited(3), Edited(2), Edited(1) }.Select(Reads));

        CSharpCompilation Edited(int file) => first.ReplaceSyntaxTree(first.SyntaxTrees[file], GeneratorRun.Parse(first.SyntaxTrees[file] + "// edited"));
    }

    /// <summary>How often a row or a network of a compilation is bound.</summary>
    private static int Reads(CSharpCompilation compilation)
    {
        int reads = 0;
        FileOutline[] files = [.. compilation.SyntaxTrees.Select(t => FileOutline.Of(t, default))];
        var surroundings = new Surroundings(compilation, files);
        foreach (AttributedType type in files.SelectMany(f => f.Attributed))
        {
            reads += type.MayHave("Network", [], []) && Count(read => type.Read(surroundings, () => { read(); return null; })) ? 1 : 0;
            reads += type.MayHave("Features", [], []) && Count(read => type.ReadRow(surroundings, () => { read(); return null; })) ? 1 : 0;
        }

        return reads;

        static bool Count(Action<Action> run)
        {
            bool isRead = false;
            run(() => isRead = true);
            return isRead;
        }
    }

    [Fact]
    public void NeitherDoesALineAboveTheRow()
    {
        CSharpCompilation first = GeneratorRun.CompilationOf(Network, Row);
        GeneratorDriver driver = GeneratorRun.DriverOf().RunGenerators(first);
        driver = driver.RunGenerators(first.ReplaceSyntaxTree(first.SyntaxTrees.Last(), GeneratorRun.Parse("// A comment.\n\n" + Row)));
        Assert.All(
            GeneratorRun.Reasons(driver.GetRunResult()), s => Assert.True(s.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, s.ToString()));
    }

    /// <summary>A type that has the attribute twice is an error of the compiler's; it is written once.</summary>
    [Fact]
    public void ARowDeclaredTwiceIsWrittenOnce()
    {
        GeneratorDriverRunResult result = GeneratorRun.DriverOf()
            .RunGenerators(GeneratorRun.CompilationOf(Row, "namespace App; [NetGen.Features] partial record Row { }")).GetRunResult();
        Assert.Single(result.GeneratedTrees);
        Assert.All(result.Results, r => Assert.Null(r.Exception));
    }

    /// <summary>A row in another project is compiled there; what its code does is what its network gets.</summary>
    [Fact]
    public void ARowOfAnotherAssembly()
    {
        Compilation rows = GeneratorRun.Of(Row.Replace("float B", "System.DayOfWeek B", StringComparison.Ordinal)).Compilation.WithAssemblyName("Rows");
        using var image = new System.IO.MemoryStream();
        Assert.True(rows.Emit(image).Success);
        CSharpCompilation user = GeneratorRun.CompilationOf(Network.Replace("Input(2)", "Input(8)", StringComparison.Ordinal))
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
        GeneratorRun.DriverOf().RunGeneratorsAndUpdateCompilation(user, out Compilation whole, out _);
        Assert.Empty(whole.GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Hidden));
        Assert.Contains("Predict(global::App.Row row)", whole.SyntaxTrees.Last().ToString(), StringComparison.Ordinal);
        CSharpCompilation wrong = user.ReplaceSyntaxTree(user.SyntaxTrees.Single(), GeneratorRun.Parse(Network));
        Assert.Equal(["NG5013"], Diagnostics.Analysis.Run(wrong).Select(d => d.Id));
    }

    private static string Written(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Empty(run.Diagnostics);
        return run.Source;
    }

    private static string NetworkOf(GeneratorDriver driver) => driver.GetRunResult().Results[0].GeneratedSources.Single().SourceText.ToString();
}
