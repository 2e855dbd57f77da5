namespace NetGen;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015), as PyTorch's <c>BatchNorm1d</c> and <c>BatchNorm2d</c>: (Z − mean) / √(variance + epsilon) · weight +
/// bias, for each channel, over the batch and all other axes; then the activation. Training takes mean and biased variance from the batch, and
/// moves the running ones towards the batch's mean and unbiased variance; evaluation takes the running ones.
/// </summary>
/// <names torch="torch.nn.BatchNorm1d, BatchNorm2d" keras="BatchNormalization"/>
/// <example><c>[Input(8)] [Dense(16, bias: false)] [BatchNorm(Activation.ReLU)] [Dense(1)]</c></example>
/// <remarks>
/// Tensors <c>weight</c> (starts at 1), <c>bias</c> (0), <c>running_mean</c> (0) and <c>running_var</c> (1), each <c>[channels]</c>, as in PyTorch's
/// <c>state_dict</c>; the last two are buffers: saved, not trained. PyTorch's <c>num_batches_tracked</c> is not kept, for only a cumulative average,
/// which there is not, would need it: it is ignored in a file that has it, and PyTorch does not miss it in a file that has not.
/// Where the axis is the only one, a training batch needs two samples at least; <c>Fit</c> joins a last one alone to the batch before.
/// </remarks>
/// <param name="activation">The function applied to the output.</param>
/// <param name="momentum">How much of the batch's statistics goes into the running ones, from 0 to 1, as in PyTorch (Keras calls 1 − this its
/// momentum).</param>
/// <param name="epsilon">Added to the variance; from 1e-20 to 1.</param>
/// <param name="affine">False leaves <c>weight</c> and <c>bias</c> out.</param>
/// <param name="trainable">False keeps <c>weight</c> and <c>bias</c> as they are loaded; statistics are taken and updated all the same, as in
/// PyTorch.</param>
/// <param name="axis">The axis of the channels, the batch not counted: 0 is the first, as in <c>[channels, height, width]</c>; negative numbers count
/// from the last, −1 is that of the features of <c>[steps, features]</c>.</param>
/// <param name="name">The layer's name; by default <c>batchNorm</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class BatchNormAttribute(
    Activation activation = Activation.None,
    double momentum = 0.1,
    double epsilon = 1e-5,
    bool affine = true,
    bool trainable = true,
    int axis = 0,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The function applied to the output.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>How much of the batch's statistics goes into the running ones.</summary>
    public double Momentum { get; } = momentum;

    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; } = epsilon;

    /// <summary>Whether there are <c>weight</c> and <c>bias</c>.</summary>
    public bool Affine { get; } = affine;

    /// <summary>Whether <c>weight</c> and <c>bias</c> are trained.</summary>
    public bool Trainable { get; } = trainable;

    /// <summary>The axis of the channels.</summary>
    public int Axis { get; } = axis;
}
