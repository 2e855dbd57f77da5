using System.Linq;
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
