namespace NetGen;

/// <summary>Subtracts the output of a layer from that of another of equal shape, element by element: the layer before it, or <c>from</c>, minus the
/// one named.</summary>
/// <names torch="-" keras="Subtract"/>
/// <example><c>[Input(8)] [Dense(8, Activation.ReLU)] [Subtract("input")] [Dense(1)]</c></example>
/// <param name="other">The layer whose output is subtracted.</param>
/// <param name="activation">The function applied to the difference.</param>
/// <param name="name">The layer's name; by default <c>subtract</c> and its number.</param>
/// <param name="from">The layer that is subtracted from; by default the one before.</param>
public sealed class SubtractAttribute(
    string other, Activation activation = Activation.None, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The layer whose output is subtracted.</summary>
    public string Other { get; } = other;

    /// <summary>The function applied to the difference.</summary>
    public Activation Activation { get; } = activation;
}
