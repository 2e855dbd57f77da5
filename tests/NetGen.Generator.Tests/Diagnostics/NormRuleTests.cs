using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Where layers that normalise may stand.</summary>
public sealed class NormRuleTests
{
    private static string Net(string layers, string input = "3") => $"[Network(Loss.Huber)] [Input({input})] {layers} partial class Net;";

    [Theory]
    [InlineData("[Dense(4)] [[|Normalize|]] [Dense(1)]", "normalize1", "dense1")]
    [InlineData("[Dropout] [[|Normalize|](name: \"raw\")] [Dense(1)]", "raw", "dropout1")]
    [InlineData("[Normalize] [Dense(4)] [Normalize(from: [|\"normalize1\"|])] [Concat(\"dense1\")]", "normalize2", "normalize1")]
    public void NormalizeTakesTheInput(string layers, string name, string taken) => Expect.Problem(
        "NG1017",
        $"Layer '{name}' takes '{taken}', but its numbers are fitted to the network's input: put it right after [Input], or normalise here with [BatchNorm] or [LayerNorm]",
        Net(layers));

    [Fact]
    public void ItMayTakeItFromAnywhere() => Expect.None(Net("[Dense(3)] [Normalize(from: \"input\")] [Add(\"dense1\")]"));

    [Theory]
    [InlineData("LayerNorm", "layerNorm1", "always gives 0")]
    [InlineData("RmsNorm", "rmsNorm1", "leaves nothing but the sign")]
    public void ARowOfOneElementHasNothingToNormaliseBy(string kind, string name, string result) => Expect.Problem(
        "NG2007",
        $"Layer '{name}' normalises rows of 1 element (input shape [3, 1]), which {result}: give it a last axis of at least 2, or use [BatchNorm]",
        Net($"[Dense(1)] [[|{kind}|]] [Dense(1)]", "3, 2"));

    [Fact]
    public void TwoElementsHaveAndABatchToo() => Expect.None(Net("[Dense(2)] [LayerNorm] [RmsNorm] [Dense(1)] [BatchNorm]"));
}
