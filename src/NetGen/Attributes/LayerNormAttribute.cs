namespace NetGen;

/// <summary>
/// Layer normalisation (Ba, Kiros and Hinton 2016), as PyTorch's <c>LayerNorm</c> over the last axis: (Z − mean) / √(variance + epsilon) · weight +
/// bias, with mean and biased variance of each row; then the activation. The same in training and evaluation. Tensors <c>weight</c> (starts at 1) and
/// <c>bias</c> (0), each <c>[features]</c>.
/// </summary>
/// <names torch="torch.nn.LayerNorm" keras="LayerNormalization"/>
/// <example><c>[Input(8)] [Dense(16)] [LayerNorm(Activation.ReLU)] [Dense(1)]</c></example>
/// <param name="activation">The function applied to the output.</param>
/// <param name="epsilon">Added to the variance; from 1e-20 to 1.</param>
/// <param name="affine">False leaves <c>weight</c> and <c>bias</c> out; PyTorch's <c>elementwise_affine</c>.</param>
/// <param name="trainable">False keeps <c>weight</c> and <c>bias</c> as they are loaded.</param>
/// <param name="name">The layer's name; by default <c>layerNorm</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class LayerNormAttribute(
    Activation activation = Activation.None,
    double epsilon = 1e-5,
    bool affine = true,
    bool trainable = true,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The function applied to the output.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; } = epsilon;

    /// <summary>Whether there are <c>weight</c> and <c>bias</c>.</summary>
    public bool Affine { get; } = affine;

    /// <summary>Whether <c>weight</c> and <c>bias</c> are trained.</summary>
    public bool Trainable { get; } = trainable;
}
