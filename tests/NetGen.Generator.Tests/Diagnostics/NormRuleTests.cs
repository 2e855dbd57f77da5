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
    public void TwoElementsHaveAndABatchToo() => Expect.None(Net("[Dense(2)] [LayerNorm] [RmsNorm] [Dense(1, bias: false)] [BatchNorm]"));

    [Fact]
    public void BatchNormBehindStepsAndFeaturesGetsAdvice() => Expect.Problem(
        "NG3003",
        "Layer 'batchNorm1' normalises the first axis of [7, 5], as PyTorch does: 7 channels; where the shape is [steps, features], write axis: -1 to normalise the 5 features, else axis: 0",
        Net("[Dense(5)] [[|BatchNorm(Activation.ReLU)|]] [Dense(1)]", "7, 2"));

    [Theory]
    [InlineData("[Dense(5, bias: false)] [BatchNorm(axis: -1)] [Dense(1)]", "7, 2")]
    [InlineData("[Dense(5)] [BatchNorm(axis: 0)] [Dense(1)]", "7, 2")]
    [InlineData("[Dense(5, bias: false)] [BatchNorm] [Dense(1)]", "3")]
    [InlineData("[Dense(5)] [BatchNorm] [Dense(1)]", "3, 4, 2")]
    public void WhereTheAxisIsClearItGetsNone(string layers, string input) => Expect.None(Net(layers, input));

    [Theory]
    [InlineData("2")]
    [InlineData("-3")]
    public void ABatchNormHasAnAxisOfItsInput(string axis) => Expect.Problem(
        "NG1014",
        $"Option 'axis' of layer 'batchNorm1' must be from -2 to 1 for inputs of shape [3, 4], but is {axis}",
        Net($"[BatchNorm(axis: [|{axis}|])] [Dense(1)]", "3, 4"));

    [Theory]
    [InlineData("12, 2", "5", "12", "[12, 2]", "1, 2, 3, 4, 6, 12")]
    [InlineData("3", "4", "3", "[3]", "1, 3")]
    public void GroupsDivideTheChannels(string input, string groups, string channels, string shape, string divisors) => Expect.Problem(
        "NG2010",
        $"Layer 'groupNorm1' has {channels} channels (first axis of its input of shape {shape}), which {groups} groups do not divide: use one of {divisors}",
        Net($"[GroupNorm([|{groups}|])] [Dense(1)]", input));

    [Fact]
    public void GroupsArePositive() =>
        Expect.Problem("NG2001", "Layer 'groupNorm1': groups must be at least 1, but is 0", Net("[GroupNorm([|0|])] [Dense(1)]"));

    [Fact]
    public void AGroupHasTwoElements()
    {
        Expect.Problem(
            "NG2011",
            "Layer 'groupNorm1' normalises groups of 1 element (input shape [3], 3 groups), which always gives 0: use fewer groups, or [BatchNorm]",
            Net("[GroupNorm([|3|])] [Dense(1)]"));
        Expect.None(Net("[GroupNorm(3)] [Flatten] [GroupNorm(3)] [GroupNorm(1)] [Dense(1)]", "3, 2"));
    }
}
