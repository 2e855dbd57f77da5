using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests.Emission.Strategies;

/// <summary>What the tests of strategies share. They are three classes, which run beside each other.</summary>
internal static class StrategyNetworks
{
    public static IEnumerable<object[]> Names => StrategyList.All.Select(s => new object[] { s.Name });

    public static Precision PrecisionOf(int index) => index % 2 == 0 ? Precision.Single : Precision.Double;

    private static Net Convolution { get; } = Net.Of(Loss.MeanSquaredError).Input(1, 6, 6)
        .Layer<Conv2DAttribute>(("filters", 9), ("kernel", 3)).Layer<Conv2DAttribute>(("filters", 4), ("kernel", 2)).Flatten().Dense(2);

    /// <summary>With windows of each channel by itself, and gradients of their inputs.</summary>
    private static Net Windows { get; } = Net.Of(Loss.MeanSquaredError).Input(2, 8, 8)
        .Layer<Conv2DAttribute>(("filters", 8), ("kernel", 1)).Layer<Conv2DAttribute>(("filters", 8), ("kernel", 3), ("padding", 1)).Layer<DepthwiseConv2DAttribute>(("kernel", 3)).Layer<MaxPool2DAttribute>(("size", 2))
        .Flatten().Dense(2);

    private static Net Recurrence { get; } = Net.Of(Loss.MeanSquaredError).Input(5, 3).Layer<RnnAttribute>(("units", 9), ("sequences", true)).Dense(2);

    private static Net Stream { get; } = Net.Of(Loss.MeanSquaredError).Input(3, 5).Convolve(9, 3).Convolve(2, 2);

    /// <summary>Of tokens, with a class index at each step.</summary>
    private static Net Tokens { get; } = Net.Of(Loss.SparseCrossEntropy).Layer<TokenInputAttribute>(("steps", 4), ("vocabulary", 9))
        .Layer<EmbeddingAttribute>(("vocabulary", 9), ("dimension", 16)).Dense(9, Activation.Softmax);

    /// <summary>Whose steps read a column, and whose loss counts.</summary>
    private static Net Masked { get; } = Net.Of(Loss.CrossEntropy).Input(4, 3).Masking().Layer<GruAttribute>(("units", 5), ("sequences", true)).Dense(3, Activation.Softmax);

    private static Net Gates { get; } = Net.Of(Loss.MeanSquaredError).Input(5, 3).Layer<LstmAttribute>(("units", 16)).Dense(2).In(Precision.Single);

    private static Net[] Rows { get; } =
    [
        .. new[] { Network(9, 20, 50, 9), Network(30, 70, 40, 64), Network(33, 12, 40, 1) }.Select(n => n.In(Precision.Single)),
        Network(9, 20, 50, 9).In(Precision.Double), Regression(13, 40, 9).In(Precision.Double),
    ];

    /// <summary>Networks of which a strategy changes one at least: between them they have rows of every kind and each kernel. Straight-line code of
    /// convolutions takes the compiler minutes.</summary>
    public static IEnumerable<Net> NetsFor(Strategy strategy) =>
        [.. Rows, .. strategy.Unroll == Unroll.Auto ? new[] { Convolution } : [], .. strategy.Choices.Without.Count == 1 ? new[] { Windows, Recurrence, Stream, Tokens, Masked } : [],
            .. HasGates(strategy.Choices) ? new[] { Gates } : []];

    /// <summary>Whether a strategy is of networks with gates.</summary>
    private static bool HasGates(Choices choices) =>
        choices.SmallGate != Choices.Standard.SmallGate || choices.CachedElements != Choices.Standard.CachedElements;

    /// <summary>One output of the caller's rows, which have no padding.</summary>
    public static Net Logistic(int inputs) => Net.Of(Loss.BinaryCrossEntropy).Input(inputs).Dense(1, Activation.Sigmoid);

    /// <summary>A function of the caller's rows, and a loss of each number of an output.</summary>
    public static Net Regression(int inputs, int wide, int outputs, Activation activation = Activation.Tanh) =>
        Net.Of(Loss.MeanSquaredError).Input(inputs).Layer<ActivationAttribute>(("activation", activation)).Dense(wide).Dense(outputs);

    public static Net Network(
        int inputs, int first, int wide, int classes, Activation activation = Activation.ReLU, Activation other = Activation.Tanh) =>
        Net.Of(classes == 1 ? Loss.BinaryCrossEntropy : Loss.CrossEntropy)
            .Input(inputs).Dense(first, activation).Layer<LayerNormAttribute>(("epsilon", 0.1)).Dense(wide, other).Dense(
                classes, classes == 1 ? Activation.Sigmoid : Activation.Softmax);
}
