namespace NetGen;

/// <summary>
/// A transposed convolution over a signal <c>[channels, length]</c>, as PyTorch's <c>ConvTranspose1d</c>: output <c>[filters, length]</c>, of
/// (length − 1) · stride + dilation · (kernel − 1) + 1 − 2 · padding + outputPadding positions. Tensors <c>weight [channels, filters / groups, kernel]</c>
/// and <c>bias [filters]</c>.
/// </summary>
/// <names torch="torch.nn.ConvTranspose1d" keras="Conv1DTranspose"/>
/// <example><c>[Input(4, 16)] [ConvTranspose1D(2, 4, Activation.ReLU, stride: 2, padding: 1)] [Flatten] [Dense(1)]</c></example>
/// <param name="filters">The number of output channels; at least 1.</param>
/// <param name="kernel">Positions of the output that an input adds to; at least 1.</param>
/// <param name="activation">The function applied to the output.</param>
/// <param name="stride">Positions of the output from those of one input to those of the next.</param>
/// <param name="padding">Positions cut off at the beginning and at the end of the output.</param>
/// <param name="outputPadding">Positions added at the end of the output; less than the stride or the dilation.</param>
/// <param name="dilation">Positions from one that an input adds to to the next.</param>
/// <param name="groups">Groups of channels that are convolved by themselves; they must divide the channels and the filters.</param>
/// <param name="bias">False leaves the bias out.</param>
/// <param name="initializer">How the weight starts; biases start at zero.</param>
/// <param name="scale">The initializer's scale; 0 means its default.</param>
/// <param name="trainable">False keeps weight and bias as they are loaded.</param>
/// <param name="name">The layer's name; by default <c>convTranspose1D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class ConvTranspose1DAttribute(
    int filters,
    int kernel,
    Activation activation = Activation.None,
    int stride = 1,
    int padding = 0,
    int outputPadding = 0,
    int dilation = 1,
    int groups = 1,
    bool bias = true,
    Initializer initializer = Initializer.Default,
    double scale = 0,
    bool trainable = true,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>Positions of the output that an input adds to.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Positions of the output from those of one input to those of the next.</summary>
    public int Stride { get; } = stride;

    /// <summary>Positions cut off at the beginning and at the end of the output.</summary>
    public int Padding { get; } = padding;

    /// <summary>Positions added at the end of the output.</summary>
    public int OutputPadding { get; } = outputPadding;

    /// <summary>Positions from one that an input adds to to the next.</summary>
    public int Dilation { get; } = dilation;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>The function applied to the output.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Groups of channels that are convolved by themselves.</summary>
    public int Groups { get; } = groups;

    /// <summary>Whether the layer has a bias.</summary>
    public bool Bias { get; } = bias;

    /// <summary>How the weight starts.</summary>
    public Initializer Initializer { get; } = initializer;

    /// <summary>The initializer's scale; 0 means its default.</summary>
    public double Scale { get; } = scale;

    /// <summary>Whether the layer's parameters are trained.</summary>
    public bool Trainable { get; } = trainable;
}
