using Xunit;

namespace NetGen.Generator.Tests.Diagnostics;

public sealed class OptionRuleTests
{
    private static string Net(string layers, string network = "Loss.Huber") => $"[Network({network})] [Input(3)] {layers} partial class Net;";

    [Theory]
    [InlineData("-1", "-1.0")]
    [InlineData("-0.5e-3", "-0.0005")]
    [InlineData("double.NaN", "NaN")]
    [InlineData("double.PositiveInfinity", "Infinity")]
    public void AScaleIsPositive(string written, string number) => Expect.Problem(
        "NG1014",
        $"Option 'scale' of layer 'dense1' must be 0 (the default) or positive, but is {number}",
        Net($"[Dense(4, scale: [|{written}|])]"));

    [Theory]
    [InlineData("-0.1", "-0.1")]
    [InlineData("1.5", "1.5")]
    [InlineData("double.NaN", "NaN")]
    public void MomentumIsAShare(string written, string number) => Expect.Problem(
        "NG1014", $"Option 'momentum' of layer 'batchNorm1' must be from 0 to 1, but is {number}", Net($"[BatchNorm(momentum: [|{written}|])]"));

    [Theory]
    [InlineData("BatchNorm", "batchNorm1", "0", "0.0")]
    [InlineData("BatchNorm", "batchNorm1", "-1e-5", "-1E-05")]
    [InlineData("LayerNorm", "layerNorm1", "double.NaN", "NaN")]
    [InlineData("LayerNorm", "layerNorm1", "2", "2.0")]
    [InlineData("RmsNorm", "rmsNorm1", "1e-21", "1E-21")]
    [InlineData("GroupNorm", "groupNorm1", "1.5", "1.5", "1, ")]
    public void EpsilonIsSmallAndPositive(string kind, string name, string written, string number, string before = "") => Expect.Problem(
        "NG1014", $"Option 'epsilon' of layer '{name}' must be from 1E-20 to 1, but is {number}", Net($"[{kind}({before}epsilon: [|{written}|])]"));

    [Theory]
    [InlineData("-1", "-1.0")]
    [InlineData("double.NaN", "NaN")]
    [InlineData("double.PositiveInfinity", "Infinity")]
    public void NoiseHasADeviation(string written, string number) => Expect.Problem(
        "NG1014", $"Option 'stddev' of layer 'gaussianNoise1' must be finite and at least 0, but is {number}", Net($"[GaussianNoise([|{written}|])] [Dense(1)]"));

    [Theory]
    [InlineData("Masking([|double.NaN|])", "Option 'value' of layer 'masking1' must be a finite number, but is NaN")]
    [InlineData("Reshape(15)] [Embedding(7, 2, mask: [|7|])", "Option 'mask' of layer 'embedding1' must be from 0 to 6, or -1 for no mask, but is 7")]
    [InlineData("Reshape(15)] [Embedding(7, 2, mask: [|-2|])", "Option 'mask' of layer 'embedding1' must be from 0 to 6, or -1 for no mask, but is -2")]
    [InlineData("Lstm(4, reverse: [|true|], bidirectional: true)", "Option 'reverse' of layer 'lstm1' must be false where bidirectional is true, but is true")]
    [InlineData("Rnn(4, nonlinearity: [|Activation.GELU|])", "Option 'nonlinearity' of layer 'rnn1' must be Tanh or ReLU, but is GELU")]
    public void OptionsOfRecurrenceFitEachOther(string layer, string message) => Expect.Problem(
        "NG1014", message, $"[Network(Loss.Huber)] [Input(5, 3)] [{layer}] [Dense(1)] partial class Net;");

    [Fact]
    public void RecurrenceTakesSequences() => Expect.Problem(
        "NG2008",
        "Layer 'gru1' takes an input of shape [steps, features], but 'input' has shape [3]: bring it into that shape with [Reshape], or take another layer",
        Net("[[|Gru(4)|]] [Dense(1)]"));

    [Fact]
    public void StackedRecurrenceTakesEveryStep() => Expect.Problem(
        "NG2008",
        "Layer 'lstm1' takes an input of shape [steps, features] (which 'gru1' gives with sequences: true), but 'gru1' has shape [4]: bring it into that shape with [Reshape], or take another layer",
        "[Network(Loss.Huber)] [Input(5, 3)] [Gru(4)] [[|Lstm(4)|]] [Dense(1)] partial class Net;");

    [Fact]
    public void TheEndsOfRangesAreInRange() => Expect.None(
        Net("[Normalize] [GaussianNoise(0)] [BatchNorm(momentum: 0, epsilon: 1)] [BatchNorm(momentum: 1)] [LayerNorm(epsilon: 1e-20)] [RmsNorm(epsilon: 1)] [Dense(1)]"));

    [Fact]
    public void PositiveWeightsAreBinaryCrossEntropys()
    {
        Expect.Problem(
            "NG1014",
            "Option 'positiveWeights' of [Network] must be false with Loss.Huber, but is true",
            Net("[Dense(1)]", "Loss.Huber, positiveWeights: [|true|]"));
        Expect.None(Net("[Dense(1, Activation.Sigmoid)]", "Loss.BinaryCrossEntropy, positiveWeights: true"));
        Expect.None(Net("[Dense(1)]", "Loss.Huber, positiveWeights: false"));
    }

    [Fact]
    public void AnEnumHasOnlyItsMembers() => Expect.Problems(
        Net("[Dense(4, [|(Activation)99|], [|(Initializer)(-1)|])]", "[|(Loss)99|], unroll: [|(Unroll)3|], precision: [|(Precision)int.MaxValue|]"),
        [
            ("NG1014", "Option 'loss' of [Network] must be a member of Loss, but is 99"),
            ("NG1014", "Option 'unroll' of [Network] must be a member of Unroll, but is 3"),
            ("NG1014", "Option 'precision' of [Network] must be a member of Precision, but is 2147483647"),
            ("NG1014", "Option 'activation' of layer 'dense1' must be a member of Activation, but is 99"),
            ("NG1014", "Option 'initializer' of layer 'dense1' must be a member of Initializer, but is -1"),
        ]);

    [Fact]
    public void AMemberMayBeWrittenAsItsNumber() =>
        Expect.None(Net("[Dense(4, (Activation)1, scale: 0.25)] [Dense(1, scale: 1)]", "(Loss)2, codeStyle: (CodeStyle)1"));

    [Theory]
    [InlineData("[|0|]", "0")]
    [InlineData("units: [|-3|]", "-3")]
    [InlineData("activation: Activation.ReLU, units: [|3 - 3|]", "0")]
    public void UnitsArePositive(string arguments, string number) => Expect.Problem(
        "NG2001", $"Layer 'dense1': units must be at least 1, but is {number}", Net($"[Dense({arguments})]"));

    [Fact]
    public void SoIsEveryDimension() => Expect.Problems(
        "[Network(Loss.Huber)] [Input([|0|], [|-2|], 3, d3: [|-4|])] [Dense(1)] partial class Net;",
        [
            ("NG2001", "Layer 'input': dimension 0 must be at least 1, but is 0"),
            ("NG2001", "Layer 'input': dimension 1 must be at least 1, but is -2"),
            ("NG2001", "Layer 'input': dimension 3 must be at least 1, but is -4"),
        ]);

    [Fact]
    public void AShapeHasEightDimensions() => Expect.None(
        "[Network(Loss.Huber)] [Input(3, 2, 2, 1, 2)] [Reshape(2, 1, 2, 3, 1, 2, 1, 1)] [Permute(7, 6, 5, 4, 3, 2, 1, 0)] [Flatten] [Dense(1)] partial class Net;");

    [Fact]
    public void ADimensionLeftOutBetweenTwoIsZero() => Expect.Problem(
        "NG2001",
        "Layer 'input': dimension 1 must be at least 1, but is 0",
        "[Network(Loss.Huber)] [[|Input|](4, d2: 3)] [Dense(1)] partial class Net;");

    [Fact]
    public void ZerosAtTheEndAreNoDimensions() => Expect.None("[Network(Loss.Huber)] [Input(4, 3, 0, 0)] [Dense(1)] partial class Net;");

    [Theory]
    [InlineData("Softmax", "1")]
    [InlineData("LogSoftmax", "0")]
    public void SoftmaxNeedsTwoUnits(string activation, string constant) => Expect.Problem(
        "NG2002",
        $"Layer 'dense2' applies {activation} over a last axis of 1 element (output shape [1]), which always gives {constant}: use at least 2 units, or Activation.Sigmoid for a single one",
        Net($"[Dense(4)] [Dense(1, [|Activation.{activation}|])]", "Loss.CrossEntropy"));

    [Fact]
    public void SoftmaxAsALayerToo() => Expect.Problem(
        "NG2002",
        "Layer 'activation1' applies Softmax over a last axis of 1 element (output shape [3, 1]), which always gives 1: use at least 2 units, or Activation.Sigmoid for a single one",
        "[Network(Loss.CrossEntropy)] [Input(3, 1)] [Activation([|Activation.Softmax|])] partial class Net;");

    [Fact]
    public void SoftmaxOverTwoIsRight() => Expect.None(Net("[Dense(2, Activation.Softmax)]", "Loss.CrossEntropy"));

    [Theory]
    [InlineData("0", "0.0")]
    [InlineData("1", "1.0")]
    [InlineData("double.NaN", "NaN")]
    public void AQuantileIsAShare(string written, string number) => Expect.Problem(
        "NG1014",
        $"Option 'quantile' of [Network] must be above 0 and below 1, but is {number}",
        Net("[Dense(1)]", $"Loss.Quantile, quantile: [|{written}|]"));

    [Fact]
    public void AQuantileIsTheLosssOfThatName()
    {
        Expect.Problem(
            "NG1014", "Option 'quantile' of [Network] must be left out with Loss.Huber, but is 0.9", Net("[Dense(1)]", "Loss.Huber, quantile: [|0.9|]"));
        Expect.None(Net("[Dense(1)]", "Loss.Quantile, quantile: 0.9"));
        Expect.None(Net("[Dense(1)]", "Loss.Quantile"));
    }

    [Theory]
    [InlineData("LeakyReLU", "leakyReLU1", "slope", "double.NaN", "NaN")]
    [InlineData("ELU", "eLU1", "alpha", "double.PositiveInfinity", "Infinity")]
    [InlineData("PReLU", "pReLU1", "start", "double.NegativeInfinity", "-Infinity")]
    public void SlopesAreFinite(string kind, string name, string option, string written, string number) => Expect.Problem(
        "NG1014", $"Option '{option}' of layer '{name}' must be a finite number, but is {number}", Net($"[{kind}({option}: [|{written}|])] [Dense(1)]"));

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("-0.1", "-0.1")]
    public void ARateOfChannelsIsBelowOne(string written, string number) => Expect.Problem(
        "NG1014",
        $"Option 'rate' of layer 'dropout2D1' must be at least 0 and below 1, but is {number}",
        Net($"[Reshape(3, 1, 1)] [Dropout2D([|{written}|])] [Flatten] [Dense(1)]"));

    [Fact]
    public void PaddingIsNotNegative() => Expect.Problems(
        Net("[Reshape(3, 1, 1)] [ZeroPad2D([|-1|], bottom: [|-2|])] [Flatten] [Dense(1)]"),
        [
            ("NG1014", "Option 'padding' of layer 'zeroPad2D1' must be at least 0, but is -1"),
            ("NG1014", "Option 'bottom' of layer 'zeroPad2D1' must be at least 0, or -1 for the padding of all sides, but is -2"),
        ]);

    [Fact]
    public void AScaleOfImagesIsPositive() => Expect.Problems(
        Net("[Reshape(3, 1, 1)] [UpSample2D([|0|], [|-1|])] [Flatten] [Dense(1)]"),
        [
            ("NG2001", "Layer 'upSample2D1': scale must be at least 1, but is 0"),
            ("NG1014", "Option 'scaleWidth' of layer 'upSample2D1' must be 0 (as scale) or positive, but is -1"),
        ]);
}
