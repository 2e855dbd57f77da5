namespace NetGen;

/// <summary>An activation as a layer of its own; the shape stays.</summary>
/// <names torch="torch.nn.ReLU and others" keras="Activation"/>
/// <example><c>[Input(8)] [Dense(16)] [Activation(Activation.GELU)] [Dense(1)]</c></example>
/// <param name="activation">The function.</param>
/// <param name="name">The layer's name.</param>
/// <param name="from">The layer whose output this one takes.</param>
public sealed class ActivationAttribute(Activation activation, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The function.</summary>
    public Activation Activation { get; } = activation;
}
