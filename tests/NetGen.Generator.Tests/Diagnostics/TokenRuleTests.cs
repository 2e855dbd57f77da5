using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Whole numbers: what may be read as such, and what may be done with tokens.</summary>
public sealed class TokenRuleTests
{
    private const string Tokens = "[Network(Loss.SparseCrossEntropy)] [TokenInput(6, 9)]";
    private const string Numbers = "[Network(Loss.Huber)] [Input(4, 3)]";

    [Theory]
    [InlineData("Dense(2)", "dense1", "Dense")]
    [InlineData("Activation(Activation.ReLU)", "activation1", "Activation")]
    [InlineData("Add(\"input\")", "add1", "Add")]
    public void AnEmbeddingTakesTheInput(string layer, string name, string kind) => Expect.Problem(
        "NG2016",
        $"Layer 'embedding1' takes whole numbers, but '{name}' ({kind}) computes others: take the network's input or a part of it (from:)",
        $"{Numbers} [{layer}] [[|Embedding(5, 2)|]] [Flatten] [Dense(1)] partial class Net;");

    [Fact]
    public void OrAPartOfIt() => Expect.None(
        $"{Numbers} [Slice(1, 2)] [Permute(1, 0)] [Reshape(6)] [Flatten] [Embedding(5, 2)] [Flatten] [Dense(1)] partial class Net;");

    [Fact]
    public void EveryTokenHasARow() => Expect.Problem(
        "NG2017",
        "Layer 'embedding1' has 8 rows, but 'input' has 9 tokens: write a vocabulary of 9",
        $"{Tokens} [Embedding([|8|], 2)] [Flatten] [Dense(9, Activation.Softmax)] partial class Net;");

    [Fact]
    public void MoreRowsThanTokensAreRight() =>
        Expect.None($"{Tokens} [Slice(2, 4)] [Embedding(10, 2)] [Flatten] [Dense(9, Activation.Softmax)] partial class Net;");

    [Theory]
    [InlineData("[[|Dense(9, Activation.Softmax)|]]", "dense1", "Dense", "input")]
    [InlineData("[Slice(0, 2)] [[|Dense(9, Activation.Softmax)|]]", "dense1", "Dense", "slice1")]
    [InlineData("[Embedding(9, 1)] [Flatten] [[|Concat(\"input\")|]] [Dense(9, Activation.Softmax)]", "concat1", "Concat", "input")]
    public void TokensAreNotComputedWith(string layers, string name, string kind, string from) => Expect.Problem(
        "NG2018",
        $"Layer '{name}' ({kind}) computes with the numbers of tokens, which are names: put an [Embedding(9, …)] between '{from}' and it",
        $"{Tokens} {layers} partial class Net;");

    [Fact]
    public void SinglePrecisionHasExactWholeNumbersUpTo2To24() => Expect.Problem(
        "NG1014",
        "Option 'vocabulary' of layer 'embedding1' must be at most 16777216 in single precision, but is 16777217",
        "[Network(Loss.Huber)] [Input(4)] [Embedding([|16777217|], 1)] [Flatten] [Dense(2)] partial class Net;");

    [Fact]
    public void AMaskIsAToken() => Expect.Problem(
        "NG1014",
        "Option 'mask' of layer 'embedding1' must be from 0 to 8, or -1 for no mask, but is 9",
        $"{Tokens} [Embedding(10, 2, mask: [|9|])] [Lstm(4)] [Dense(9, Activation.Softmax)] partial class Net;");

    [Theory]
    [InlineData("[Embedding(9, 2, mask: 8)] [Lstm(4)]")]
    [InlineData("[Embedding(9, 2, mask: 0)]")]
    [InlineData("[Slice(2, 4)] [Embedding(10, 2, mask: -1)] [Flatten]")]
    public void AMaskIsReadOrLeftOut(string layers) => Expect.None($"{Tokens} {layers} [Dense(9, Activation.Softmax)] partial class Net;");

    [Fact]
    public void AMaskIsOfSteps() => Expect.Problem(
        "NG2008",
        "Layer 'embedding1' takes an input of shape [steps], for its mask, but 'input' has shape [4, 3]: bring it into that shape with [Reshape], or take another layer",
        $"{Numbers} [Embedding(5, 2, mask: [|0|])] [Flatten] [Dense(1)] partial class Net;");

    [Theory]
    [InlineData("Loss.SparseCrossEntropy, labelSmoothing: [|1.5|]", "labelSmoothing", "from 0 to 1", "1.5")]
    [InlineData("Loss.CrossEntropy, labelSmoothing: [|0.1|]", "labelSmoothing", "left out with Loss.CrossEntropy", "0.1")]
    [InlineData("Loss.SparseCrossEntropy, ignoreIndex: [|int.MinValue|]", "ignoreIndex", "from -16777216 to 16777216", "-2147483648")]
    [InlineData("Loss.CrossEntropy, ignoreIndex: [|0|]", "ignoreIndex", "left out with Loss.CrossEntropy", "0")]
    public void OptionsOfClassIndicesAreTheirs(string network, string option, string range, string actual) => Expect.Problem(
        "NG1014",
        $"Option '{option}' of [Network] must be {range}, but is {actual}",
        $"[Network({network})] [Input(3)] [Dense(2, Activation.Softmax)] partial class Net;");
}
