using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

public sealed class SizeRuleTests
{
    private const string Budgeted = "[Network(Loss.Huber)] [Input(3)] [Dense(4, Activation.ReLU)] [BatchNorm(affine: false)] [Dense(2)] [Activation(Activation.Tanh)] [PReLU]";

    private static string Net(string layers) => $"[Network(Loss.Huber)] {layers} partial class Net;";

    [Fact]
    public void ParametersFitOneBuffer() => Expect.Problem(
        "NG2003",
        "'Net' has 500100005 parameters, more than the 500000000 one buffer can hold: make layer 'dense1' smaller, which alone has 500050000",
        Net("[Input(10000)] [[|Dense(50000)|]] [Dense(1)] [Dense(1)] [Dense(1)]"));

    /// <summary>What a layer needs between its input and its output counts too.</summary>
    [Theory]
    [InlineData("[Input(2, 16)]", "Conv1D(4, 2, dilation: 1 << 30, causal: true)", "conv1D1", "[4, 16]", "2147483840")]
    [InlineData("[Input(2, 16, 16)]", "Conv2D(4, 1, stride: 1000000000, padding: 1000000000)", "conv2D1", "[4, 3, 3]", "over 10^15")]
    [InlineData("[Input(1, 1500, 1500)]", "Conv2D(1, 1000)", "conv2D1", "[1, 501, 501]", "251005751001")]
    [InlineData("[Input(1, 2000, 3000)]", "MaxPool2D(4000, stride: 1000, padding: 2000)", "maxPool2D1", "[1, 3, 4]", "48000012")]
    public void ALayersInnerTensorsFit(string input, string layer, string name, string shape, string elements) => Expect.Problem(
        "NG2004",
        $"Layer '{name}' with output shape {shape} brings one sample to {elements} elements in all layers, more than the 30000000 it can have: make it smaller",
        Net($"{input} [[|{layer}|]] [Flatten] [Dense(1)]"));

    [Fact]
    public void TheLimitItselfFits() => Expect.None(Net("[Input(50000)] [Dense(10000, bias: false)]"));

    [Fact]
    public void ParametersAreCountedPastInt() => Expect.Problem(
        "NG2003",
        "'Net' has 100000020000001 parameters, more than the 500000000 one buffer can hold: make layer 'dense1' smaller, which alone has 100000010000000",
        Net("[Input(10000000)] [[|Dense(10000000)|]] [Dense(1)]"));

    /// <summary>A row alone takes the place of sixteen.</summary>
    [Fact]
    public void PaddingTakesRoomToo() => Expect.Problem(
        "NG2003",
        "'Net' has 140000005 parameters, more than the 125000000 one buffer can hold: make layer 'a' smaller, which alone has 28000001",
        Net("""
            [Input(28000000)] [[|Dense(1, name: "a")|]] [Dense(1, name: "b", from: "input")] [Dense(1, name: "c", from: "input")] [Dense(1, name: "d", from: "input")]
            [Dense(1, from: "input")] [Add("d")] [Concat("a", other2: "b", other3: "c")]
            """));

    [Fact]
    public void AFrozenLayerHoldsMemoryAllTheSame() => Expect.Problem(
        "NG2003",
        "'Net' has 500050000 parameters, more than the 500000000 one buffer can hold: make layer 'dense1' smaller, which alone has 500050000",
        Net("[Input(10000)] [[|Dense(50000, trainable: false)|]]"));

    /// <summary>What is joined may pass the range of int, and a network that is wrong anyway must not make the sum throw.</summary>
    [Theory]
    [InlineData("[[|Input(2147483647)|]] [Concat(\"input\", other2: \"input\")] [Add(\"concat1\")]", "input", "[2147483647]", "2147483647")]
    [InlineData("[Input(20000000)] [[|Concat(\"input\")|]] [Flatten]", "concat1", "[40000000]", "60000000")]
    [InlineData("[[|Input(65536, 65536)|]] [Flatten] [Dropout]", "input", "[65536, 65536]", "4294967296")]
    [InlineData("[[|Input(100000, 301)|]] [Activation(Activation.Tanh)] [Dense(1)]", "input", "[100000, 301]", "30100000")]
    [InlineData("[[|Input(2147483647, 2147483647, 2147483647, 3)|]] [Dense(1)]", "input", "[2147483647, 2147483647, 2147483647, 3]", "over 10^15")]
    [InlineData("[Input(100000, 2)] [[|Dense(1000)|]] [Dense(1)]", "dense1", "[100000, 1000]", "100200000")]
    [InlineData("[Input(10000001)] [Activation(Activation.Tanh)] [[|Activation(Activation.ReLU)|]] [Activation(Activation.ReLU)]", "activation2", "[10000001]", "30000003")]
    public void OneSampleOfAllLayersFitsAnArray(string layers, string name, string shape, string size) => Expect.Problem(
        "NG2004",
        $"Layer '{name}' with output shape {shape} brings one sample to {size} elements in all layers, more than the 30000000 it can have: make it smaller",
        Net(layers));

    [Theory]
    [InlineData("[|10|]", "'Net' has 27 parameters, more than its budget of 10: layer 'dense1' has most of them, 16")]
    [InlineData("maxMultiplyAdds: [|19|]", "'Net' has 20 multiply-adds for one sample, more than its budget of 19: layer 'dense1' has most of them, 12")]
    [InlineData("27, 20, [|100|]", "'Net' has 140 bytes of tensors, more than its budget of 100: layer 'dense1' has most of them, 64")]
    public void ABudgetIsNotExceeded(string budget, string message) => Expect.Problem(
        "NG2015", message, $"[Budget({budget})] {Budgeted} partial class Net;");

    [Fact]
    public void EveryLimitIsSaid() => Expect.Problems(
        $"{Budgeted.Replace("Huber", "Huber, Precision.Double", System.StringComparison.Ordinal)} [Budget([|1|], [|-2|], [|279|])] partial class Net;",
        [
            ("NG2015", "'Net' has 27 parameters, more than its budget of 1: layer 'dense1' has most of them, 16"),
            ("NG1014", "Option 'maxMultiplyAdds' of [Budget] must be 0 (any number) or positive, but is -2"),
            ("NG2015", "'Net' has 280 bytes of tensors, more than its budget of 279: layer 'dense1' has most of them, 128"),
        ]);

    [Theory]
    [InlineData("")]
    [InlineData("(27, 20, 140)")]
    [InlineData("(maxBytes: long.MaxValue)")]
    public void ABudgetMayBeReached(string budget) => Expect.None($"[Budget{budget}] {Budgeted} partial class Net;");

    /// <summary>What is known costs too much already.</summary>
    [Fact]
    public void ANetworkThatDoesNotCheckHasABudgetToo() => Expect.Problems(
        "[Network(Loss.Huber)] [Budget([|10|])] [Input(3)] [Dense(4)] [Dense([|0|])] partial class Net;",
        [
            ("NG2015", "'Net' has 16 parameters, more than its budget of 10: layer 'dense1' has most of them, 16"),
            ("NG2001", "Layer 'dense2': units must be at least 1, but is 0"),
        ]);

    [Fact]
    public void AFullUnrollFitsAMethod() => Expect.Problem(
        "NG3002",
        "Unroll.Full writes layer 'dense1' as 300 vector statements in a row, more than the 250 the JIT optimises in one method, so it is slower than a loop: use Unroll.Auto",
        """[Network(Loss.Huber, unroll: [|Unroll.Full|])] [Input(100)] [Dense(20, Activation.ReLU)] [Dense(9)] partial class Net;""");

    [Theory]
    [InlineData("unroll: Unroll.Full", "[Input(41)] [Dense(40)]")]
    [InlineData("unroll: Unroll.Auto", "[Input(1000)] [Dense(40)]")]
    [InlineData("codeStyle: CodeStyle.Plain, unroll: Unroll.Full", "[Input(1000)] [Dense(40)]")]
    public void AShortOneOrNoneNeedsNoAdvice(string options, string layers) =>
        Expect.None($"[Network(Loss.Huber, {options})] {layers} partial class Net;");
}
