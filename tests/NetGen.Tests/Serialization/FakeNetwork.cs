using System;
using System.Collections.Immutable;

namespace NetGen.Tests.Serialization;

/// <summary>A network as the generator will write them, as far as files are concerned: panels of four rows, padding, and a buffer.</summary>
internal sealed class FakeNetwork : INetwork<FakeNetwork, float>
{
    public FakeNetwork(int seed = 0) => Parameters = new Parameters<float>(Info, seed);

    public static NetworkInfo Info { get; } = Describe(nameof(FakeNetwork));

    public Parameters<float> Parameters { get; }

    public static FakeNetwork Create(int seed) => new(seed);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public float Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotSupportedException();

    public static NetworkInfo Describe(string name) => new(
        name,
        Loss.MeanSquaredError,
        [3],
        [5],
        [new LayerInfo("dense1", "Dense", Activation.ReLU, [3], [5], 20, 15)],
        [
            Tensor("dense1.weight", [5, 3], TensorKind.Parameter, new TensorLayout(0, 4)),
            Tensor("dense1.bias", [5], TensorKind.Parameter, new TensorLayout(24, 4)),
            Tensor("norm.mean", [1, 2], TensorKind.Buffer, new TensorLayout(32, 1)),
        ],
        trainableLength: 32,
        storageLength: 48);

    private static TensorInfo Tensor(string name, ImmutableArray<int> shape, TensorKind kind, TensorLayout layout) =>
        new(name, shape, kind, layout, Initializer.Zeros, 0, 3, 5);
}
