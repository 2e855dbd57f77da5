using System;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Checking;
using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

public sealed class NameRuleTests
{
    private static string Net(string layers) => $"[Network(Loss.Huber)] [Input(3)] {layers} partial class Net;";

    [Fact]
    public void ANameMustExist() => Expect.Problem(
        "NG1008",
        "Layer 'head' takes 'stem', which is no layer of 'Net'; the layers before it are 'input', 'dense1'",
        Net("""[Dense(4)] [Dense(2, name: "head", from: [|"stem"|])]"""));

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"Dense1\"", "Dense1")]
    [InlineData("\"{0}\"", "{0}")]
    [InlineData("nameof(NetGen)", "NetGen")]
    public void AndIsTakenAsItIs(string written, string name) => Expect.Problem(
        "NG1008",
        $"Layer 'dense2' takes '{name}', which is no layer of 'Net'; the layers before it are 'input', 'dense1'",
        Net($"[Dense(4)] [Dense(2, from: [|{written}|])]"));

    [Fact]
    public void ALayerTakesOnlyLayersAboveIt() => Expect.Problem(
        "NG1009",
        "Layer 'dense1' takes 'late', which stands below it, but a layer can take only layers above it, so that no network runs in a circle: take one of 'input', or move 'dense1' below 'late'",
        Net("""[Dense(4, from: [|"late"|])] [Dense(4, from: "input", name: "late")] [Dense(1)]"""));

    [Fact]
    public void NorItself() => Expect.Problem(
        "NG1009",
        "Layer 'loop' takes itself, but a layer can take only layers above it, so that no network runs in a circle: take one of 'input', 'dense1'",
        Net("""[Dense(4)] [Dense(2, name: "loop", from: [|"loop"|])]"""));

    [Fact]
    public void NamesAreGivenOnce() => Expect.Problem(
        "NG1010",
        "The name 'a' already belongs to layer 1 (Dense): give this layer another with 'name:'",
        Net("""[Dense(4, name: "a")] [Activation(Activation.ReLU, [|"a"|])]"""));

    [Fact]
    public void AStandardNameMayBeTakenToo() => Expect.Problem(
        "NG1010",
        "The name 'dense2' already belongs to layer 1 (Dense): give this layer another with 'name:'",
        Net("""[Dense(4, name: "dense2")] [[|Dense|](2, Activation.ReLU)]"""));

    [Theory]
    [InlineData("")]
    [InlineData("2fast")]
    [InlineData("a.b")]
    [InlineData("größe")]
    [InlineData("two words")]
    [InlineData("class")]
    [InlineData("@a")]
    [InlineData("{0}")]
    public void NamesAreIdentifiers(string name) => Expect.Problem(
        "NG1011",
        $"'{name}' is no name for a layer: it must be a C# identifier of ASCII letters, digits and '_' and no keyword, such as 'dense1'",
        Net($"[Dense(4, name: [|\"{name}\"|])] [Dense(1, from: \"{name}\")]"));

    [Theory]
    [InlineData("_")]
    [InlineData("a_1")]
    [InlineData("var")]
    [InlineData("Dense1")]
    public void AnyIdentifierWillDo(string name) => Expect.None(Net($"[Dense(4, Activation.ReLU, name: \"{name}\")] [Dense(1, from: \"{name}\")]"));

    [Fact]
    public void TheListOfKeywordsIsTheCompilers() =>
        Assert.Equal(SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).Order(StringComparer.Ordinal), Keywords.All.Order(StringComparer.Ordinal));
}
