namespace NetGen;

/// <summary>
/// Group normalisation (Wu and He 2018), as PyTorch's <c>GroupNorm</c>: the channels, along the first axis, are cut into groups;
/// (Z − mean) / √(variance + epsilon) · weight + bias, with mean and biased variance of each group of each sample, and weight and bias of each channel;
/// then the activation. The same in training and evaluation, whatever the batch. Tensors <c>weight</c> (starts at 1) and <c>bias</c> (0), each
/// <c>[channels]</c>.
/// </summary>
/// <names torch="torch.nn.GroupNorm" keras="GroupNormalization"/>
/// <example><c>[Input(8, 16, 16)] [GroupNorm(4)] [Conv2D(8, 3, Activation.ReLU)] [Flatten] [Dense(1)]</c></example>
/// <param name="groups">How many groups; divides the number of channels. 1 normalises the whole sample, as many as there are channels each channel by
/// itself (instance normalisation).</param>
/// <param name="activation">The function applied to the output.</param>
/// <param name="epsilon">Added to the variance; from 1e-20 to 1.</param>
/// <param name="affine">False leaves <c>weight</c> and <c>bias</c> out.</param>
/// <param name="trainable">False keeps <c>weight</c> and <c>bias</c> as they are loaded.</param>
/// <param name="name">The layer's name; by default <c>groupNorm</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class GroupNormAttribute(
    int groups,
    Activation activation = Activation.None,
    double epsilon = 1e-5,
    bool affine = true,
    bool trainable = true,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>How many groups.</summary>
    public int Groups { get; } = groups;

    /// <summary>The function applied to the output.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; } = epsilon;

    /// <summary>Whether there are <c>weight</c> and <c>bias</c>.</summary>
    public bool Affine { get; } = affine;

    /// <summary>Whether <c>weight</c> and <c>bias</c> are trained.</summary>
    public bool Trainable { get; } = trainable;
}
