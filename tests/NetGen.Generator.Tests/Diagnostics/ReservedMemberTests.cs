using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Reading;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

public sealed class ReservedMemberTests
{
    private static string Net(string members, string precision = "Single", string head = "Net") =>
        $"[Network(Loss.Huber, Precision.{precision})] [Input(3)] [Dense(1)] partial class {head} {{ {members} }}";

    [Theory]
    [InlineData("const int [|InputSize|] = 3;", "InputSize", "rename yours")]
    [InlineData("int [|Predict|];", "Predict", "rename yours")]
    [InlineData("int _a, [|_parameters|];", "_parameters", "rename yours")]
    [InlineData("static string [|Info|] => string.Empty;", "Info", "rename yours")]
    [InlineData("void [|Info|](string s) { }", "Info", "rename yours")]
    [InlineData("class [|Save|];", "Save", "rename yours")]
    [InlineData("event Action? [|Restore|];", "Restore", "rename yours")]
    [InlineData("float [|Predict|](ReadOnlySpan<float> x) => 0;", "Predict(ReadOnlySpan<float>)", "rename yours, or give it other parameters")]
    [InlineData("void [|Save|](string? path) { }", "Save(string?)", "rename yours, or give it other parameters")]
    [InlineData("void [|Restore|](Stream s, Func<string, string?>? names) { }", "Restore(Stream, Func<string, string?>?)", "rename yours, or give it other parameters")]
    [InlineData("static Net [|Create|](int seed) => null!;", "Create(int)", "rename yours, or give it other parameters")]
    [InlineData("public [|Net|](int seed) { }", "Net(int)", "give yours other parameters")]
    public void AMemberOfTheGeneratedPartIsTaken(string member, string text, string advice) => Expect.Problem(
        "NG1013", $"The generated part of 'Net' declares '{text}' itself: {advice}", "#nullable enable\n" + Net(member));

    [Fact]
    public void EveryOneOfThemIsReported() => Expect.Problems(
        Net("void [|Predict|](ReadOnlySpan<double> x, Span<double> y) { } void [|Predict|](ReadOnlySpan<double> x) { } void Predict(ReadOnlySpan<float> x) { }", "Double"),
        [
            ("NG1013", "The generated part of 'Net' declares 'Predict(ReadOnlySpan<double>, Span<double>)' itself: rename yours, or give it other parameters"),
            ("NG1013", "The generated part of 'Net' declares 'Predict(ReadOnlySpan<double>)' itself: rename yours, or give it other parameters"),
        ]);

    [Fact]
    public void APrimaryConstructorCannotBeCalledByTheGeneratedOne() => Expect.Problem(
        "NG1013",
        "The generated part of 'Net' declares 'Net(string)' itself: write an ordinary constructor that calls ': this(seed)'",
        Net("string S => s;", head: "[|Net|](string s)"));

    [Fact]
    public void AClassCannotBearTheNameOfItsMember() => Expect.Problem(
        "NG1013",
        "The generated part of 'Predict' declares 'Predict' itself: rename the class",
        Net(string.Empty, head: "[|Predict|]"));

    [Theory]
    [InlineData("float Predict(ReadOnlySpan<double> x) => 0;")]
    [InlineData("float Predict(float[] x) => 0;")]
    [InlineData("float Predict(in ReadOnlySpan<float> x) => 0;")]
    [InlineData("float Predict<T>(ReadOnlySpan<float> x) => 0;")]
    [InlineData("void Save() { }")]
    [InlineData("Net(int? seed) { }")]
    [InlineData("Net(string s) { } static Net() { } ~Net() { }")]
    [InlineData("int this[int i] => i; public static Net operator +(Net a, Net b) => a; int inputSize;")]
    [InlineData("enum Kind { Info, Predict }")]
    public void OverloadsAndOtherNamesAreFree(string members) => Expect.None(Net(members));

    [Fact]
    public void TheGeneratedPartIsKnownByTheGeneratorsName() => Assert.All(
        typeof(NetworkAnalyzer).Assembly.GetTypes().Where(t => t.IsDefined(typeof(GeneratorAttribute), inherit: false)),
        generator => Assert.Contains(generator.FullName!, GeneratedPart.Folders));

    [Theory]
    [InlineData("1", "")]
    [InlineData("0", "NG2001 '0'")]
    public void WhatTheGeneratorAddsChangesNothing(string units, string expected)
    {
        CSharpCompilation user = Analysis.Compile(Analysis.Parse(
            Analysis.FirstFile, $"namespace A; partial class Outer {{ [Network(Loss.Huber)] [Input(3)] [Dense({units})] partial class Net; }}"));
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(user, out Compilation whole, out _);
        Assert.Equal(user.SyntaxTrees.Length + 1, whole.SyntaxTrees.Count());
        Assert.Equal(expected, string.Join(" ", Analysis.Run(whole).Select(Expect.Short)));
    }

    [Fact]
    public void TheGeneratedPartItselfDoesNotClash()
    {
        const string Generated = """
            partial class Outer
            {
                partial class Net
                {
                    public const int InputSize = 3;
                    public Net(int seed = 0) { }
                    public float Predict(ReadOnlySpan<float> x) => 0;
                }
            }
            """;
        const string User = "class Outer { [Network(Loss.Huber)] [Input(3)] [Dense(1)] class Net { void Save(string path) { } } }";
        CSharpCompilation compilation = Analysis.Compile(
            Analysis.Parse($"NetGen.Generator/{GeneratedPart.Folders[0]}/Outer+Net.g.cs", Generated), Analysis.Parse(Analysis.FirstFile, User));
        Assert.Equal(["NG1001 'Outer'", "NG1001 'Net'", "NG1013 'Save'"], Analysis.Run(compilation).Select(Expect.Short));
    }
}
