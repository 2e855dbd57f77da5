using System.Collections.Immutable;

namespace NetGen;

/// <summary>A layer of a network as the compiler saw it.</summary>
/// <param name="Name">The layer's name, such as <c>dense1</c>.</param>
/// <param name="Kind">Its kind, such as <c>Dense</c>.</param>
/// <param name="Activation">The function applied to its output.</param>
/// <param name="InputShape">The shape of its (first) input, batch left out.</param>
/// <param name="OutputShape">The shape of its output, batch left out.</param>
/// <param name="ParameterCount">The number of its trainable elements.</param>
/// <param name="MultiplyAdds">The number of multiply-adds one sample costs in the forward pass.</param>
public sealed record LayerInfo(
    string Name,
    string Kind,
    Activation Activation,
    ImmutableArray<int> InputShape,
    ImmutableArray<int> OutputShape,
    int ParameterCount,
    long MultiplyAdds)
{
    /// <summary>The fewest samples a training batch may have: 2 where the layer takes statistics over the samples alone, else 1.</summary>
    public int LeastTrainingBatch { get; init; } = 1;
}
