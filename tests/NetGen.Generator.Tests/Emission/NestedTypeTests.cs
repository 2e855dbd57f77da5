using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>The types of a sample and an output, the tensors' names and the table as constants: what is there, and where the user's own have the
/// name.</summary>
public sealed class NestedTypeTests
{
    private const string Layers = "[Network(Loss.Huber)] [Input(3)] [Dense(2)]";
    private const string All = "Input Output Summary Tensors";

    /// <summary>In all of them the code compiles without a warning, and means what it did.</summary>
    [Theory]
    [InlineData("LAYERS partial class Net;", All)]
    [InlineData("LAYERS partial class Net { Output Twice(in Input input) => Predict(in input); string Text => Summary + Tensors.Dense1Weight; }", All)]
    [InlineData("class Input { public int Own = 1; } LAYERS partial class Net;", All)]
    [InlineData("class Input { public int Own = 1; } LAYERS partial class Net { int Of(Input input) => input.Own; }", "Output Summary Tensors")]
    [InlineData("namespace A { class Output { public int Own = 1; } } namespace B { using A; LAYERS partial class Net { int Of(Output o) => o.Own; } }", "Input Summary Tensors")]
    [InlineData("static class Texts { public static string Summary = \"\"; } namespace B { using static Texts; LAYERS partial class Net { string Own => Summary; } }", "Input Output Tensors")]
    [InlineData("LAYERS partial class Net { public int Input = 1, Tensors = 2; public string Summary() => \"\"; enum Output { None } }", "")]
    [InlineData("class Parent { public int Input = 1; private int Tensors = 1; int Own => Tensors; } LAYERS partial class Net : Parent;", "Output Summary Tensors")]
    [InlineData("LAYERS partial class Output;", "Input Summary Tensors", "Output")]
    [InlineData("LAYERS partial class Net { LAYERS partial class Inner; }", All)]
    [InlineData("LAYERS partial class Net { LAYERS partial class Inner; }", All, "Net+Inner")]
    [InlineData("[Network(Loss.Huber)] [Input(16383)] [Dense(2)] partial class Net;", All)]
    [InlineData("[Network(Loss.Huber)] [Input(16384)] [Dense(2)] partial class Net;", "Output Summary Tensors")]
    [InlineData("[Network(Loss.Huber, Precision.Double)] [Input(8192)] [Dense(2)] partial class Net;", "Output Summary Tensors")]
    [InlineData("[Network(Loss.Huber)] [Input(3)] [Activation(Activation.Tanh)] partial class Net;", "Input Output Summary")]
    public void TheyGiveWayToTheUsers(string source, string expected, string name = "Net")
    {
        GeneratorRun run = GeneratorRun.Of("using NetGen;\n" + source.Replace("LAYERS", Layers, StringComparison.Ordinal));
        Assert.Empty(run.Diagnostics);
        INamedTypeSymbol net = run.Compilation.GetTypeByMetadataName(name) ?? run.Compilation.GetTypeByMetadataName("B." + name)!;
        Assert.Equal(expected, string.Join(' ', All.Split(' ').Where(n => net.GetMembers(n).Any(IsGenerated))));
        Assert.Equal(expected.Contains("Input Output", StringComparison.Ordinal), net.GetMembers("Predict").OfType<IMethodSymbol>().Any(m => m.Parameters[0].RefKind == RefKind.In));
    }

    [Theory]
    [InlineData("encoder.Predict(in x)", "")]
    [InlineData("decoder.Predict(in x)", "CS1503")]
    [InlineData("decoder.Predict(in code)", "CS1503")]
    [InlineData("decoder.Predict(new Decoder.Input(code))", "")]
    [InlineData("encoder.Predict(new Encoder.Input([1, 2, 3]))", "")]
    public void ASampleOfOneNetworkIsNoSampleOfAnother(string expression, string expected)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            using NetGen;
            {{Layers}} partial class Encoder;
            [Network(Loss.Huber)] [Input(2)] [Dense(3)] partial class Decoder;
            static class User { public static object Use(Encoder encoder, Decoder decoder, Encoder.Input x, Encoder.Output code) => {{expression}}; }
            """);
        Assert.Equal(expected, string.Join(' ', run.Diagnostics.Select(d => d.Id)));
    }

    /// <summary>Where two would have one name, or none, a tensor's own name is written with an underscore.</summary>
    [Fact]
    public void EveryTensorHasAConstantOfItsOwn()
    {
        string[] names = ["a_b", "aB", "_1", "Dense1", "tensors", "end"];
        Net net = names.Aggregate(Net.Of(Loss.Huber).Input(3), (n, name) => n.Dense(2, name: name)).Layer<BatchNormAttribute>().Dense(1);
        GeneratorRun run = GeneratorRun.Of(net.Source);
        Assert.Empty(run.Diagnostics);
        IFieldSymbol[] constants = [.. run.Compilation.GetTypeByMetadataName("Tests.Network+Tensors")!.GetMembers().OfType<IFieldSymbol>()];
        Assert.Equal(net.Graph.Layers.SelectMany(l => l.Tensors.Select(t => $"{l.Name}.{t.Name}")), constants.Select(c => (string)c.ConstantValue!));
        Assert.Equal(
            string.Join(' ', (string[])["a_b_weight", "a_b_bias", "aB_weight", "aB_bias", "_1_weight", "_1_bias", "Dense1Weight", "Dense1Bias", "TensorsWeight", "TensorsBias", "EndWeight", "EndBias", "BatchNorm1Weight", "BatchNorm1Bias", "BatchNorm1RunningMean", "BatchNorm1RunningVar", "Dense7Weight", "Dense7Bias"]),
            string.Join(' ', constants.Select(c => c.Name)));
    }

    /// <summary>The uses of what is known bind in a network that does not check.</summary>
    [Fact]
    public void ANetworkThatDoesNotCheckHasThemToo()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using NetGen;
            [Network(Loss.Huber)] [Input(3)] [Dense(2)] [Dense(0)] partial class Net;
            static class User { public static float Use(Net net, Net.Input x) => net.Predict(in x)[1] + Net.Tensors.Dense1Weight.Length + Net.Summary.Length + x[999]; }
            """);
        Assert.Empty(run.Diagnostics);
    }

    /// <summary>Two layers of one name are one mistake, with a rule of its own: no error lies in the generated code.</summary>
    [Fact]
    public void LayersOfOneNameHaveConstantsOnce()
    {
        GeneratorRun run = GeneratorRun.Of("using NetGen;\n[Network(Loss.Huber)] [Input(3)] [Dense(3, name: \"a\")] [Dense(3, name: \"a\")] partial class Net;");
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void TheSummaryAndTheDrawingAreTheNetworks()
    {
        GeneratorRun run = GeneratorRun.Of(
            Net.Of(Loss.Huber).In(Precision.Double).Input(3).Dense(4, Activation.ReLU).Dense(4, from: "input", name: "side").Add("dense1").Dense(1).Source);
        INamedTypeSymbol network = run.Compilation.GetTypeByMetadataName("Tests.Network")!;
        string summary = (string)((IFieldSymbol)network.GetMembers("Summary").Single()).ConstantValue!;
        Assert.Equal(6 + 1, summary.Split('\n').Length);
        Assert.Contains("1  dense1  Dense ReLU  [3]      [4]  weight[4, 3] bias[4]          16    128             12         32", summary, StringComparison.Ordinal);
        Assert.Matches(@"\n   total +37    296             28        128$", summary);
        string remarks = network.GetDocumentationCommentXml()!.ReplaceLineEndings("\n").Replace("&gt;", ">", StringComparison.Ordinal);
        Assert.Contains(
            """
            <code lang="mermaid">
            graph TD
            l0["input [3]"] --> l1["dense1 Dense ReLU [4]"]
            l0 --> l2["side Dense [4]"] --> l3["add1 Add [4]"] --> l4["dense3 Dense [1]"]
            l1 --> l3
            </code>
            """.ReplaceLineEndings("\n"),
            string.Join('\n', remarks.Split('\n').Select(l => l.Trim())),
            StringComparison.Ordinal);
    }

    private static bool IsGenerated(ISymbol member) => member.DeclaringSyntaxReferences.Any(r => r.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
}
