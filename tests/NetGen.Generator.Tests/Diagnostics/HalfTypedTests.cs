using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Where the compiler has already said what is wrong, nothing that merely follows from it is added.</summary>
public sealed class HalfTypedTests
{
    [Theory]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(3)] [Dnese(1, Activation.Sigmoid)] partial class Net;")]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Inptu(3)] [Dense(1, Activation.Sigmoid)] partial class Net;")]
    [InlineData("[Netwrok(Loss.BinaryCrossEntropy)] [Input(3)] [Dense(1, Activation.Sigmoid)] partial class Net;")]
    [InlineData("[Network] [Input(3)] [Dense(1)] partial class Net;")]
    [InlineData("[Network()] [Input(3)] partial class Net;")]
    [InlineData("[Network(Lss.Huber)] [Input(3)] [Dense(1)] partial class Net;")]
    [InlineData("[Network(Loss.Hubert)] [Input(3)] [Dense(1)] partial class Net;")]
    [InlineData("[Network(\"Huber\")] [Input(3)] [Dense(1)] partial class Net;")]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(3)] [Dense] partial class Net;")]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(3)] [Dense(1, Activation.Sigmod)] partial class Net;")]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(3)] [Dense(\"1\", Activation.Softmax)] partial class Net;")]
    [InlineData("[Network(Loss.Huber)] [Input(3)] [Add] [Concat] [Concat(axis: -1)] [Dense(1)] partial class Net;")]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input] [Dense(1, Activation.Sigmoid)] partial class Net;")]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(3)] [Dense(1, Activation.Sigmoid)] [] partial class Net;")]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(3)] [Dense(1, Activation.Sigmoid)")]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(3)] [Dense(Net.Units, Activation.Sigmoid)] partial class Net { public static int Units = 1; }")]
    [InlineData("[Network(Loss.Huber)] [Input(3)] [Dense(Net.Units, name: \"stem\")] [Dense(1, from: \"stem\")] partial class Net { public static int Units = 1; }")]
    [InlineData("[Network(Net.Chosen)] [Input(3)] [Dense(1)] partial class Net { public static readonly Loss Chosen = Loss.Huber; }")]
    public void ACompilersErrorIsEnough(string source) =>
        Assert.Empty(Analysis.Run(Analysis.Compile(Analysis.Parse(Analysis.FirstFile, source))).Select(Expect.Short));

    /// <summary>Two of them are the compiler's error, once.</summary>
    [Theory]
    [InlineData("[Network(Loss.Huber)] [Network(Loss.CrossEntropy)] [Input(3)] [Dense(1)] partial class Net;")]
    [InlineData("[Network(Loss.Huber)] [Input(3)] [Dense(1)] partial class Net; [Network(Loss.Huber)] partial class Net;")]
    public void TwoNetworksAreOneError(string source)
    {
        Compilation compilation = Analysis.Generate(Analysis.Compile(Analysis.Parse(Analysis.FirstFile, source)));
        Assert.Empty(Analysis.Run(compilation).Select(Expect.Short));
        Assert.Equal("CS0579", Assert.Single(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error).Id);
    }

    /// <summary>Parts of different kinds are types of one name to the compiler: the first is generated.</summary>
    [Theory]
    [InlineData("[Features] partial record Row(float Height, [Label] bool Old); [Features] partial struct Row { public double Width { get; set; } }")]
    [InlineData("[Network(Loss.Huber)] [Input(3)] [Dense(1)] partial class Net; [Network(Loss.Huber)] [Input(3)] [Dense(1)] partial struct Net;")]
    public void TypesOfOneNameAreGeneratedOnce(string source)
    {
        Compilation compilation = Analysis.Compile(Analysis.Parse(Analysis.FirstFile, source));
        GeneratorDriverRunResult run = CSharpGeneratorDriver.Create(new NetworkGenerator(), new RowGenerator()).RunGenerators(compilation).GetRunResult();
        Assert.All(run.Results, r => Assert.Null(r.Exception));
        Assert.Single(run.GeneratedTrees);
    }

    /// <summary>No code is generated, so that none of it has an error; with C# 12 all of it compiles.</summary>
    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    [InlineData(LanguageVersion.CSharp12, null)]
    public void AVersionOfCSharpThatIsTooLowIsNamed(LanguageVersion version, string? text)
    {
        const string Source = "[NetGen.Network(NetGen.Loss.Huber)] [NetGen.Input(3)] [NetGen.BatchNorm] [NetGen.Dense(1)] partial class Net { } class User { Net Own = new Net(); } [NetGen.Features] public partial class Row { public float Height { get; set; } [NetGen.Label] public bool Old { get; set; } }";
        foreach (string source in (string[])[Source, Source.Replace("Huber", "Huber, codeStyle: NetGen.CodeStyle.Plain", StringComparison.Ordinal)])
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version), Analysis.FirstFile);
            Compilation compilation = CSharpCompilation.Create("User", [tree], Analysis.Compile().References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator(), new RowGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(version))
                .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
            Assert.Empty(generated.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
            Assert.Equal(text is null ? 3 : 1, generated.SyntaxTrees.Count());
            Assert.Equal(
                text is null
                    ? []
                    : new[] { "Net", "Row" }.Select(n => ("NG1018", $"'{n}' is compiled as C# {text}, but generated code needs C# 12.0 or later: remove <LangVersion> from the project, or raise it")),
                Analysis.Run(generated).Select(d => (d.Id, d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))));
        }
    }

    [Theory]
    [InlineData("[Network(Loss.BinaryCrossEntropy)] [Input(3)] [Dense(units:)] [Dense(0, Activation.Sigmoid)] partial class Net;", "NG2001 '0'")]
    [InlineData("[Network] [Network(Loss.Huber)] [Input(0)] [Dense(1)] partial class Net;", "")]
    [InlineData("[Network(Loss.Huber)] [Input(-1)] [Dense(1)] partial class;", "NG2001 '-1'")]
    [InlineData("[Network(Loss.Huber)] [Input(3)] [Dense(scale: -1)] partial class Net;", "")]
    [InlineData("[Network(Loss.Huber)] [Network(Loss.CrossEntropy)] [Input(-1)] [Dense(1)] partial class Net;", "NG2001 '-1'")]
    [InlineData("[Network(Loss.Huber)] [Input(3)] [Dense(2)] partial class { class Net; } [Input(3)] delegate void A();", "")]
    public void WhatIsSureIsSaidAllTheSame(string source, string expected) => Assert.Equal(
        expected,
        string.Join(" ", Analysis.Run(Analysis.Compile(Analysis.Parse(Analysis.FirstFile, source))).Select(Expect.Short)));

    /// <summary>An option that is no constant counts as left out, so that uses of the members it decides on still bind.</summary>
    [Theory]
    [InlineData("Loss.Huber, training: Net.Trained", "float ComputeGradients(")]
    [InlineData("Loss.Huber, training: false, precision: Net.Number", "float Evaluate(", "ComputeGradients(")]
    [InlineData("Net.Chosen, precision: Precision.Double", "double ComputeGradients(")]
    public void AnOptionThatIsNoConstantCountsAsLeftOut(string arguments, string member, string? absent = null)
    {
        const string Members = "public static readonly Loss Chosen; public static readonly Precision Number; public static readonly bool Trained;";
        string source = $"[Network({arguments})] [Input(3)] [Dense(1)] partial class Net {{ {Members} }}";
        CSharpCompilation compilation = Analysis.Compile(Analysis.Parse(Analysis.FirstFile, source));
        string text = GeneratorRun.DriverOf().RunGenerators(compilation).GetRunResult().GeneratedTrees.Single().ToString();
        Assert.Empty(Analysis.Run(compilation).Select(Expect.Short));
        Assert.Contains(member, text, System.StringComparison.Ordinal);
        Assert.True(absent is null || !text.Contains(absent, System.StringComparison.Ordinal));
    }

    [Fact]
    public void ACompilationWithoutNetGenIsLeftAlone() => Assert.Empty(Analysis.Run(
        CSharpCompilation.Create("User", [Analysis.Parse(Analysis.FirstFile, "[Network] [Dense(0)] class Net;")])));
}
