namespace NetGen;

/// <summary>
/// z for z &gt; 0, else weight·z, with a trained weight (He et al. 2015; PyTorch's <c>PReLU</c>); the derivative at 0 is the weight. Tensor
/// <c>weight</c>: <c>[1]</c>, or <c>[channels]</c> with <paramref name="perChannel"/>. PyTorch advises against weight decay for it.
/// </summary>
/// <names torch="torch.nn.PReLU" keras="PReLU"/>
/// <example><c>[Input(8)] [Dense(16)] [PReLU] [Dense(1)]</c></example>
/// <param name="perChannel">Whether each position of the first axis has a weight of its own: PyTorch's <c>num_parameters</c>, here the number of
/// channels, there 1 otherwise.</param>
/// <param name="start">What the weights start as; finite. PyTorch's <c>init</c>.</param>
/// <param name="trainable">False keeps the weights as they are loaded.</param>
/// <param name="name">The layer's name; by default <c>pReLU</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class PReLUAttribute(
    bool perChannel = false, double start = 0.25, bool trainable = true, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>Whether each position of the first axis has a weight of its own.</summary>
    public bool PerChannel { get; } = perChannel;

    /// <summary>What the weights start as.</summary>
    public double Start { get; } = start;

    /// <summary>Whether the weights are trained.</summary>
    public bool Trainable { get; } = trainable;
}
