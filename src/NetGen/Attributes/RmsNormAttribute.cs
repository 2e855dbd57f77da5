namespace NetGen;

/// <summary>
/// Root mean square normalisation (Zhang and Sennrich 2019) over the last axis: Z / √(mean of Z² + epsilon) · weight; then the activation.
/// The same in training and evaluation. Tensor <c>weight [features]</c> (starts at 1), as in PyTorch's <c>RMSNorm</c>.
/// </summary>
/// <names torch="torch.nn.RMSNorm" keras="RMSNormalization"/>
/// <example><c>[Input(8)] [Dense(16)] [RmsNorm(Activation.ReLU)] [Dense(1)]</c></example>
/// <param name="activation">The function applied to the output.</param>
/// <param name="epsilon">Added to the mean square; from 1e-20 to 1. The default is that of LLaMA and Keras 3; PyTorch 1.13 has no such layer, later
/// ones take the precision's own epsilon.</param>
/// <param name="affine">False leaves <c>weight</c> out; PyTorch's <c>elementwise_affine</c>.</param>
/// <param name="trainable">False keeps <c>weight</c> as it is loaded.</param>
/// <param name="name">The layer's name; by default <c>rmsNorm</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class RmsNormAttribute(
    Activation activation = Activation.None,
    double epsilon = 1e-6,
    bool affine = true,
    bool trainable = true,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The function applied to the output.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Added to the mean square.</summary>
    public double Epsilon { get; } = epsilon;

    /// <summary>Whether there is a <c>weight</c>.</summary>
    public bool Affine { get; } = affine;

    /// <summary>Whether <c>weight</c> is trained.</summary>
    public bool Trainable { get; } = trainable;
}
