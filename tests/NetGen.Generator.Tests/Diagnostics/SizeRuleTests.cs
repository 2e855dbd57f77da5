using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

public sealed class SizeRuleTests
{
    private static string Net(string layers) => $"[Network(Loss.Huber)] {layers} partial class Net;";

    [Fact]
    public void ParametersFitOneBuffer() => Expect.Problem(
        "NG2003",
        "'Net' has 500100005 parameters, more than the 500000000 one buffer can hold: make layer 'dense1' smaller, which alone has 500050000",
        Net("[Input(10000)] [[|Dense(50000)|]] [Dense(1)] [Dense(1)] [Dense(1)]"));

    [Fact]
    public void TheLimitItselfFits() => Expect.None(Net("[Input(50000)] [Dense(10000, bias: false)]"));

    [Fact]
    public void ParametersPastAllCountingAreNotCounted() => Expect.Problem(
        "NG2003",
        "'Net' has over 10^15 parameters, more than the 500000000 one buffer can hold: make layer 'dense1' smaller, which alone has over 10^15",
        Net("[Input(400000000)] [[|Dense(400000000)|]] [Dense(400000000)] [Dense(400000000)] [Dense(400000000)]"));

    [Fact]
    public void AFrozenLayerHoldsMemoryAllTheSame() => Expect.Problem(
        "NG2003",
        "'Net' has 500050000 parameters, more than the 500000000 one buffer can hold: make layer 'dense1' smaller, which alone has 500050000",
        Net("[Input(10000)] [[|Dense(50000, trainable: false)|]]"));

    /// <summary>What is joined may pass the range of int, and a network that is wrong anyway must not make the sum throw.</summary>
    [Theory]
    [InlineData("[[|Input(2147483647)|]] [Concat(\"input\", other2: \"input\")] [Add(\"concat1\")]", "input", "[2147483647]", "2147483647")]
    [InlineData("[Input(300000000)] [[|Concat(\"input\")|]] [Flatten]", "concat1", "[600000000]", "600000000")]
    [InlineData("[[|Input(65536, 65536)|]] [Flatten] [Dropout]", "input", "[65536, 65536]", "4294967296")]
    public void SoIsWhatIsJoinedOrFlattened(string layers, string name, string shape, string size) => Expect.Problem(
        "NG2004",
        $"Layer '{name}' has output shape {shape}, which is {size} elements, more than the 500000000 one sample can have: make it smaller",
        Net(layers));

    [Theory]
    [InlineData("100000, 5001", "500100000")]
    [InlineData("2147483647, 2147483647, 2147483647, 3", "over 10^15")]
    public void ASampleIsAnArray(string shape, string size) => Expect.Problem(
        "NG2004",
        $"Layer 'input' has output shape [{shape}], which is {size} elements, more than the 500000000 one sample can have: make it smaller",
        Net($"[[|Input({shape})|]] [Activation(Activation.Tanh)] [Dense(1)]"));

    [Fact]
    public void SoIsEveryLayersOutput() => Expect.Problem(
        "NG2004",
        "Layer 'dense1' has output shape [1000000, 1000], which is 1000000000 elements, more than the 500000000 one sample can have: make it smaller",
        Net("[Input(1000000, 2)] [[|Dense(1000)|]] [Dense(1)]"));
}
