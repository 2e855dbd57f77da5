using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

public sealed class OrderRuleTests
{
    [Fact]
    public void ANetworkNeedsAnInput() => Expect.Problem(
        "NG1004",
        "'Net' has no [Input]: put [Input(…)] with the shape of one sample (batch left out) before the first layer",
        "[Network(Loss.Huber)] [Dense(3)] partial class [|Net|];");

    [Fact]
    public void OneInputAlone() => Expect.Problems(
        "[Network(Loss.Huber)] [Input(3)] [Dense(3)] [[|Input(4)|]] [Dense(3), [|Input(5)|]] [Dense(3)] partial class Net;",
        [
            ("NG1005", "'Net' has more than one [Input]: keep the first and remove this one"),
            ("NG1005", "'Net' has more than one [Input]: keep the first and remove this one"),
        ]);

    [Fact]
    public void TheInputComesFirst() => Expect.Problem(
        "NG1006",
        "[Input] must be the first layer of 'Net', but is number 3: move it to the top",
        "[Network(Loss.Huber)] [Dense(4)] [Dense(3, from: \"input\")] [[|Input(3)|]] [Dense(3)] partial class Net;");

    [Fact]
    public void ANetworkNeedsALayer() => Expect.Problem(
        "NG1007",
        "'Net' has no layer: add one after [Input], such as [Dense(1, Activation.Sigmoid)]",
        "[Network(Loss.Huber)] [Input(3)] partial class [|Net|];");

    [Fact]
    public void ANetworkOfNothingLacksBoth() => Expect.Problems(
        "[Network(Loss.BinaryCrossEntropy)] partial class [|[|Net|]|];",
        [
            ("NG1004", "'Net' has no [Input]: put [Input(…)] with the shape of one sample (batch left out) before the first layer"),
            ("NG1007", "'Net' has no layer: add one after [Input], such as [Dense(1, Activation.Sigmoid)]"),
        ]);

    [Theory]
    [InlineData("[Network(Loss.Huber)] [Input(3)] [Dense(1)]")]
    [InlineData("[Input(3)] [Network(Loss.Huber)] [Dense(1)]")]
    [InlineData("[Input(3), Dense(1), Network(Loss.Huber)]")]
    [InlineData("[NetGen.InputAttribute(3)] [global::NetGen.Network(Loss.Huber)] [ActivationAttribute(Activation.ReLU)]")]
    public void WhereNetworkStandsMattersNot(string attributes) => Expect.None(attributes + "partial class Net;");

    [Fact]
    public void EveryLayerIsOfUse() => Expect.Problems(
        """
        [Network(Loss.Huber)]
        [Input(3)]
        [[|Dense(4)|]]
        [Dense(5, name: "kept", from: "input")]
        [[|Activation(Activation.ReLU, "idle")|]]
        [Dense(1, from: "kept")]
        partial class Net;
        """,
        [
            ("NG3001", "Nothing takes the output of layer 'dense1', so it has no part in the output and is never trained: take it with 'from:' in a later layer, or remove it"),
            ("NG3001", "Nothing takes the output of layer 'idle', so it has no part in the output and is never trained: take it with 'from:' in a later layer, or remove it"),
        ]);

    [Fact]
    public void ALayerTakenByNameAloneIsOfUse() => Expect.None(
        """[Network(Loss.Huber)] [Input(3)] [Dense(4, Activation.ReLU, from: "input")] [Dense(2, from: "dense1")] partial class Net;""");

    [Fact]
    public void ALayerThatABrokenReferenceMayHaveMeantIsNotCalledUseless() => Expect.Problem(
        "NG1008",
        "Layer 'dense2' takes 'dense01', which is no layer of 'Net'; the layers before it are 'input', 'dense1'",
        """[Network(Loss.Huber)] [Input(3)] [Dense(4)] [Dense(2, from: [|"dense01"|])] partial class Net;""");
}
