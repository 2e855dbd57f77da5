namespace NetGen;

/// <summary>Multiplies the outputs of layers of equal shape, element by element, as a gate does. Takes the layer before it, or <c>from</c>, and the
/// ones named.</summary>
/// <names torch="*" keras="Multiply"/>
/// <example><c>[Input(8)] [Dense(8, Activation.Sigmoid)] [Multiply("input")] [Dense(1)]</c></example>
/// <param name="other">The layer whose output is multiplied with.</param>
/// <param name="activation">The function applied to the product.</param>
/// <param name="other2">A further layer.</param>
/// <param name="other3">A further layer.</param>
/// <param name="name">The layer's name; by default <c>multiply</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class MultiplyAttribute(
    string other,
    Activation activation = Activation.None,
    string? other2 = null,
    string? other3 = null,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The layer whose output is multiplied with.</summary>
    public string Other { get; } = other;

    /// <summary>The function applied to the product.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>A further layer.</summary>
    public string? Other2 { get; } = other2;

    /// <summary>A further layer.</summary>
    public string? Other3 { get; } = other3;
}
