namespace NetGen;

/// <summary>
/// A fully connected layer: Z = A·Wᵀ + b, then the activation. Tensors <c>weight [units, in]</c> and <c>bias [units]</c>, as PyTorch's <c>Linear</c>.
/// It acts on the last axis, whatever the rank of its input.
/// </summary>
/// <names torch="torch.nn.Linear" keras="Dense"/>
/// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dense(1)]</c></example>
/// <param name="units">The width of the output; at least 1.</param>
/// <param name="activation">The function applied to the output.</param>
/// <param name="initializer">How the weight starts; biases start at zero.</param>
/// <param name="scale">The initializer's scale; 0 means its default.</param>
/// <param name="bias">False leaves the bias out.</param>
/// <param name="trainable">False keeps weight and bias as they are loaded.</param>
/// <param name="name">The layer's name.</param>
/// <param name="from">The layer whose output this one takes.</param>
public sealed class DenseAttribute(
    int units,
    Activation activation = Activation.None,
    Initializer initializer = Initializer.Default,
    double scale = 0,
    bool bias = true,
    bool trainable = true,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The width of the output.</summary>
    public int Units { get; } = units;

    /// <summary>The function applied to the output.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>How the weight starts.</summary>
    public Initializer Initializer { get; } = initializer;

    /// <summary>The initializer's scale; 0 means its default.</summary>
    public double Scale { get; } = scale;

    /// <summary>Whether the layer has a bias.</summary>
    public bool Bias { get; } = bias;

    /// <summary>Whether the layer's parameters are trained.</summary>
    public bool Trainable { get; } = trainable;
}
