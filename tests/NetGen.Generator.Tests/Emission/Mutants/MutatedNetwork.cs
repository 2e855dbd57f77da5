using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>A small network to make mutants of.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Net">The network.</param>
/// <param name="Choices">What is forced, so that few samples and small layers lead to every piece of code.</param>
internal sealed record MutatedNetwork(string Name, Net Net, Choices Choices)
{
    /// <summary>Blocks of samples, of sums and of transposed weights that are small enough for a batch of a few tiles to have several.</summary>
    private static readonly Choices Small = Choices.Standard with { VectorWidths = [256], MostBlockRows = 16, RowsPerSum = 16 };

    public static ImmutableArray<MutatedNetwork> All { get; } = [.. Given.Select((n, i) => n with { Net = n.Net.Called($"Network{i}") })];

    private static IEnumerable<MutatedNetwork> Given =>
    [
        new("layers", Double().Input(9).Dense(11, Activation.Tanh).Dense(11, Activation.ReLU).Dense(10), Small),
        new("norms", Double().Input(9).Dense(11, Activation.Tanh).Layer<BatchNormAttribute>().Dense(10, Activation.Sigmoid).Layer<LayerNormAttribute>().Dense(3), Small),
        new("one output", Double(Loss.BinaryCrossEntropy).Input(9).Dense(7, Activation.Tanh).Dense(1, Activation.Sigmoid), Small),
        new("many outputs", Double().Input(5).Dense(9, Activation.Tanh).Dense(76, Activation.Tanh).Dense(2), Small with { PackedBytes = 4096 }),
        new("one output of the caller's rows", Double(Loss.BinaryCrossEntropy).Input(13).Dense(1, Activation.Sigmoid), Small),
        new("a function of the caller's rows", Double().Input(13).Layer<ActivationAttribute>(("activation", Activation.Tanh)).Dense(10), Small),
        new("few inputs", Double(Loss.BinaryCrossEntropy).Input(5).Dense(1, Activation.Sigmoid), Small),
        new("rows copied side by side", Double().Input(3, 5).Dense(6, Activation.Tanh).Flatten().Dense(2), Small),
        new("fused steps", Double().Input(9).Dense(16, Activation.ReLU).Dense(16, Activation.Tanh).Layer<BatchNormAttribute>().Dense(3), Small),
        new("rows in registers", Double().Input(9).Dense(7, Activation.Tanh).Dense(6, Activation.Sigmoid).Dense(2), Small),
        new("sums in blocks", Double().In(Precision.Single).Input(9).Dense(16, Activation.Tanh).Dense(16, Activation.Sigmoid).Dense(3), Small),
        new("classes", Double(Loss.CrossEntropy).Input(6).Dense(9, Activation.Softmax).Dense(5, Activation.Softmax), Small with { StackBytes = 0 }),
        new("branches", Double().Input(2, 6).Dense(5, Activation.GELU, name: "a").Dropout(0.4, name: "b").Concat("a", axis: 1).Dense(3), Small),
        new("plain layers", Double().Input(5).Dense(7, Activation.Tanh).Dense(6, Activation.ReLU).Dense(3).In(CodeStyle.Plain), Small),
        new("plain norms", Double().Input(5).Dense(7).Layer<BatchNormAttribute>().Dense(6, Activation.Sigmoid).Layer<LayerNormAttribute>().Dense(3).In(CodeStyle.Plain), Small),
        new("plain classes", Double(Loss.CrossEntropy).Input(2, 3).Dropout(0.4).Flatten().Dense(5, Activation.Softmax).Dense(4, Activation.Softmax).In(CodeStyle.Plain), Small),
    ];

    private static Net Double(Loss loss = Loss.MeanSquaredError) => Net.Of(loss).In(Precision.Double);
}
