using System;
using System.Linq;
using NetGen.Generator.Differentiation;
using NetGen.Generator.Losses;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Tests.Declarations;
using Xunit;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>Layers, activations and losses as they are lowered, against central differences.</summary>
public class LayerGradientTests
{
    private const int BatchSize = 4;

    public static TheoryData<Activation, Loss> FittingPairs
    {
        get
        {
            var pairs = new TheoryData<Activation, Loss>();
            foreach (Loss loss in Enum.GetValues<Loss>())
            {
                LossKind kind = LossKinds.Of((Vocabulary.Loss)loss);
                foreach (Activation activation in Enum.GetValues<Activation>().Where(a => kind.Fits((Vocabulary.Activation)a)))
                {
                    pairs.Add(activation, loss);
                }
            }

            return pairs;
        }
    }

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(FittingPairs))]
    public void OfTheLastActivationAndTheLoss(Activation activation, Loss loss)
    {
        Check(Net.Of(loss).Input(3).Dense(4, Activation.Tanh).Dense(3, activation));
        Check(Net.Of(loss).Input(2, 3).Dense(2, activation));
    }

    [Fact]
    public void OfPositiveWeights()
    {
        Check(Net.Of(Loss.BinaryCrossEntropy).WithPositiveWeights().Input(3).Dense(4, Activation.Tanh).Dense(3, Activation.Sigmoid));
        Check(Net.Of(Loss.BinaryCrossEntropy).WithPositiveWeights().Input(2, 3).Dense(2).Activation(Activation.Sigmoid));
    }

    [Theory]
    [InlineData(typeof(RnnAttribute))]
    [InlineData(typeof(GruAttribute))]
    [InlineData(typeof(LstmAttribute))]
    public void OfRecurrentLayers(Type kind)
    {
        Check(Net.Of(Loss.MeanSquaredError).Input(4, 3).Layer(kind, ("units", 3)).Dense(2));
        Check(Net.Of(Loss.MeanSquaredError).Input(3, 2).Dense(3).Layer(kind, ("units", 2), ("sequences", true), ("bidirectional", true)).Layer(kind, ("units", 3), ("reverse", true), ("bias", false)));
        Check(Net.Of(Loss.MeanSquaredError).Input(3, 2).Layer(kind, ("units", 1), ("sequences", true), ("trainable", false)).Dense(2));
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void OfHiddenActivations(Activation activation)
    {
        Check(Net.Of(Loss.MeanSquaredError).Input(3).Dense(4, activation).Dense(2, Activation.Tanh));
        Check(Net.Of(Loss.MeanSquaredError).Input(2, 3).Dense(3).Activation(activation).Dense(3, activation, bias: false).Dense(2));
    }

    /// <summary>Where the loss is that of the last step, or of all that count; behind a trained layer too, whose masked steps no gradient
    /// reaches.</summary>
    [Theory]
    [InlineData(typeof(RnnAttribute))]
    [InlineData(typeof(GruAttribute))]
    [InlineData(typeof(LstmAttribute))]
    public void OfMaskedSequences(Type kind)
    {
        Net masked = Net.Of(Loss.MeanSquaredError).Input(4, 3).Masking(0.5);
        Check(masked.Layer(kind, ("units", 3)).Dense(2));
        Check(masked.Layer(kind, ("units", 3), ("sequences", true), ("bidirectional", true)).Layer(kind, ("units", 3), ("reverse", true)));
        Check(masked.Layer(kind, ("units", 3), ("sequences", true)).Dense(2, Activation.Tanh));
        Check(Net.Of(Loss.MeanSquaredError).Input(4, 3).Dense(3, Activation.HardTanh).Masking(1).Layer(kind, ("units", 3), ("sequences", true)));
    }

    [Theory]
    [MemberData(nameof(FittingPairs))]
    public void OfTheLossOfMaskedSteps(Activation activation, Loss loss) =>
        Check(Net.Of(loss).Input(3, 3).Masking().Dense(2, Activation.Tanh).Dense(2, activation));

    [Fact]
    public void OfFrozenLayers()
    {
        Check(Net.Of(Loss.Huber).Input(3).Dense(4, Activation.SiLU, trainable: false).Dense(3, Activation.Tanh).Dense(2, trainable: false));
        Check(Net.Of(Loss.Huber).Input(3).Dense(4, Activation.SiLU).Dense(3, trainable: false).Dense(2, Activation.GELU, trainable: false));
    }

    /// <summary>A layer that no later one takes has no part in the loss.</summary>
    [Fact]
    public void OfALayerBesideTheRoad()
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(3).Dense(4, Activation.Tanh, name: "stem").Dense(5).Dense(2, from: "stem");
        Check(net);
        Program program = Differentiator.Differentiate(Lowerer.MeanLoss(net.Graph, training: true));
        Assert.All(new NetworkCase(net, 2, DataStyle.Normal, seed: 1).TrainedNames, name =>
            Assert.Equal(name.StartsWith("dense2", StringComparison.Ordinal) ? 0 : 1, program.Steps.Count(s => s.Output.Role == TensorRole.ParameterGradient && s.Output.Name == name)));
    }

    [Theory]
    [InlineData(Activation.None)]
    [InlineData(Activation.ReLU)]
    [InlineData(Activation.Softmax)]
    public void OfSums(Activation activation)
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(3).Dense(3, Activation.Tanh, name: "stem").Dense(3, Activation.SiLU);
        Check(net.Add("stem", activation).Dense(2));
        Check(net.Add("stem", activation, "input", "dense2").Dense(2));
        Check(net.Add("dense2", activation, from: "stem"));
        Check(Net.Of(Loss.Huber).Input(2, 3).Dense(3).Add("input", Activation.SiLU).Add("add1", activation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-1)]
    public void OfConcatenations(int axis)
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(2, 2, 3).Dense(3, Activation.Tanh, name: "stem").Dense(3, Activation.SiLU);
        Check(net.Concat("stem", axis).Dense(2, Activation.Tanh));
        Check(net.Concat("stem", axis, "input", "dense2").Dense(1));
        Check(net.Concat("dense2", axis, from: "stem"));
    }

    [Theory]
    [InlineData(Activation.None)]
    [InlineData(Activation.SiLU)]
    public void OfDifferencesAndProducts(Activation activation)
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(3).Dense(3, Activation.Tanh, name: "stem").Dense(3, Activation.SiLU);
        Check(net.Layer<SubtractAttribute>(("other", "stem"), ("activation", activation)).Dense(2));
        Check(net.Layer<SubtractAttribute>(("other", "dense2"), ("activation", activation), ("from", "input")).Dense(2));
        Check(net.Layer<MultiplyAttribute>(("other", "stem"), ("activation", activation)).Dense(2));
        Check(net.Multiply("stem", "input", "dense2").Dense(2));
        Check(Net.Of(Loss.Huber).Input(2, 3).Dense(3).Multiply("input").Multiply("multiply1"));
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(1, -1, 1)]
    [InlineData(-1, -3, 2)]
    public void OfSlices(int axis, int start, int length)
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(4, 2, 3).Dense(3, Activation.Tanh, name: "stem");
        Check(net.Slice(start, length, axis).Dense(2));
        Check(net.Slice(start, length, axis, "part").Slice(start, length, axis, from: "stem").Multiply("part"));
    }

    [Fact]
    public void OfImages()
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(2, 3, 4).Dense(4, Activation.Tanh);
        Check(net.Layer<ZeroPad2DAttribute>(("padding", 1)).Dense(2));
        Check(net.Layer<ZeroPad2DAttribute>(("left", 1), ("bottom", 2)).Dense(2));
        Check(net.Layer<UpSample2DAttribute>(("scale", 2)).Dense(2));
        Check(net.Layer<UpSample2DAttribute>(("scale", 1), ("scaleWidth", 3)).Dense(2));
        Check(net.Layer<Dropout2DAttribute>(("rate", 0.3)).Dense(2));
        Check(net.Layer<PermuteAttribute>(("axis0", 2), ("axis1", 0), ("axis2", 1)).Dense(2));
        Check(net.Layer<PermuteAttribute>(("axis0", 1), ("axis1", 0), ("axis2", 2)));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void OfSlopes(bool perChannel, bool trainable)
    {
        (string, object?)[] options = [("perChannel", perChannel), ("trainable", trainable)];
        foreach (Net net in new[] { Net.Of(Loss.MeanSquaredError).Input(3), Net.Of(Loss.Huber).Input(2, 3), Net.Of(Loss.Huber).Input(2, 2, 3) })
        {
            Check(net.Dense(4, Activation.Tanh).Layer<PReLUAttribute>(options).Dense(2));
            Check(net.Dense(4).Layer<LeakyReLUAttribute>(("slope", -0.5)).Dense(4).Layer<ELUAttribute>(("alpha", 0.5)).Dense(2));
        }
    }

    [Fact]
    public void OfQuantiles() => Check(Net.Of(Loss.Quantile).OfQuantile(0.9).Input(3).Dense(4, Activation.Tanh).Dense(2));

    [Fact]
    public void OfReshapes()
    {
        Net net = Net.Of(Loss.MeanSquaredError).Input(2, 3).Dense(4, Activation.Tanh);
        Check(net.Flatten().Dense(3));
        Check(net.Reshape(4, 2).Dense(3, Activation.Tanh).Reshape(2, 3, 2).Dense(2));
        Check(net.Flatten());
        Check(net.Reshape(2, 2, 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void OfDropouts(double rate)
    {
        Check(Net.Of(Loss.MeanSquaredError).Input(3).Dense(5, Activation.Tanh).Dropout(rate).Dense(2));
        Check(Net.Of(Loss.MeanSquaredError).Input(2, 3).Dropout(rate).Dense(4, Activation.Tanh).Dropout(rate));
    }

    /// <summary>In training mode: through the statistics of the batch, of the rows, and through noise held fixed.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void OfNormalisations(bool affine, bool trainable)
    {
        (string, object?)[] options = [("affine", affine), ("trainable", trainable)];
        foreach (Net net in new[] { Net.Of(Loss.MeanSquaredError).Input(3), Net.Of(Loss.Huber).Input(2, 3) })
        {
            Net dense = net.Dense(4, Activation.Tanh);
            Check(dense.Layer<BatchNormAttribute>([.. options, ("activation", Activation.SiLU)]).Dense(2));
            Check(dense.Layer<LayerNormAttribute>([.. options, ("activation", Activation.SiLU)]).Dense(2));
            Check(dense.Layer<RmsNormAttribute>([.. options, ("activation", Activation.SiLU)]).Dense(2));
            Check(dense.Layer<LayerNormAttribute>(options).Layer<BatchNormAttribute>(options).Layer<RmsNormAttribute>(options));
        }
    }

    /// <summary>Along every axis, and in groups of channels.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void OfNormalisedChannels(bool affine, bool trainable)
    {
        (string, object?)[] options = [("affine", affine), ("trainable", trainable), ("activation", Activation.SiLU)];
        Net net = Net.Of(Loss.MeanSquaredError).Input(4, 2, 3).Dense(3, Activation.Tanh);
        foreach (int axis in new[] { 0, 1, 2, -2 })
        {
            Check(net.Layer<BatchNormAttribute>([.. options, ("axis", axis)]).Dense(2));
        }

        foreach (int groups in new[] { 1, 2, 4 })
        {
            Check(net.Layer<GroupNormAttribute>([.. options, ("groups", groups)]).Dense(2));
        }

        Check(Net.Of(Loss.MeanSquaredError).Input(3).Dense(4, Activation.Tanh).Layer<GroupNormAttribute>([.. options, ("groups", 2)]).Dense(2));
    }

    [Fact]
    public void OfNoiseAndNormalisedInputs()
    {
        Check(Net.Of(Loss.MeanSquaredError).Input(2, 3).Layer<NormalizeAttribute>().Dense(4, Activation.Tanh).Layer<GaussianNoiseAttribute>(("stddev", 0.5)).Dense(2));
    }

    [Fact]
    public void OfConvolutions()
    {
        Net signal = Net.Of(Loss.MeanSquaredError).Input(2, 5);
        Check(signal.Layer<Conv1DAttribute>(("filters", 3), ("kernel", 3), ("activation", Activation.Tanh)).Flatten().Dense(2));
        Check(signal.Layer<Conv1DAttribute>(("filters", 4), ("kernel", 2), ("stride", 2), ("padding", 1), ("groups", 2)).Layer<Conv1DAttribute>(
            ("filters", 1), ("kernel", 2), ("dilation", 2), ("causal", true)));
        Net image = Net.Of(Loss.MeanSquaredError).Input(2, 3, 4);
        Check(signal.Layer<ConvTranspose1DAttribute>(("filters", 4), ("kernel", 3), ("stride", 2), ("padding", 1), ("activation", Activation.Tanh)).Layer<ConvTranspose1DAttribute>(
            ("filters", 2), ("kernel", 2), ("groups", 2), ("dilation", 2), ("outputPadding", 1)));
        Check(image.Layer<ConvTranspose2DAttribute>(("filters", 2), ("kernel", 2), ("stride", 2), ("groups", 2), ("kernelWidth", 3), ("bias", false)));
        Check(image.Layer<DepthwiseConv2DAttribute>(("kernel", 2), ("multiplier", 2), ("activation", Activation.Tanh), ("padding", 1)).Layer<Conv2DAttribute>(
            ("filters", 6), ("kernel", 3), ("groups", 2)));
        Check(image.Layer<Conv2DAttribute>(("filters", 3), ("kernel", 2), ("activation", Activation.Tanh), ("samePadding", true)).Layer<Conv2DAttribute>(
            ("filters", 2), ("kernel", 3), ("kernelWidth", 2), ("strideWidth", 2), ("padding", 1), ("paddingWidth", 0), ("bias", false)));
    }

    /// <summary>Whole networks, each along one direction; those that stand near a kink are passed over.</summary>
    [Fact]
    public void OfRandomNetworks()
    {
        int checkedCases = 0;
        const int Iterations = 150;
        RandomNetworks.ForAll(
            network =>
            {
                Program program = Lowerer.MeanLoss(network.Graph, training: true);
                var data = ProgramData.Of(network);
                if (network.Style != DataStyle.Large && data.DistanceToKink(program) > 1e-3)
                {
                    GradientCheck.HoldsAlong(Differentiator.Differentiate(program), data, network.Seed);
                    System.Threading.Interlocked.Increment(ref checkedCases);
                }
            },
            Iterations);
        Assert.True(checkedCases > TestScale.Iterations(Iterations) / 4, $"Only {checkedCases} networks were away from kinks.");
    }

    private static void Check(Net net)
    {
        foreach (bool onLogits in new[] { true, false })
        {
            Program program = Lowerer.MeanLoss(net.Graph, training: true, onLogits);
            ProgramData data = ProgramData.AwayFromKinks(
                program, 0.04, seed => ProgramData.Of(new NetworkCase(net, BatchSize, DataStyle.Normal, seed)));
            GradientCheck.Holds(Differentiator.Differentiate(program), data);
        }
    }
}
