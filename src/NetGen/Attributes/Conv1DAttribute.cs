namespace NetGen;

/// <summary>
/// A convolution over a signal <c>[channels, length]</c>, as PyTorch's <c>Conv1d</c> (a cross-correlation): output <c>[filters, length]</c>. Tensors
/// <c>weight [filters, channels / groups, kernel]</c> and <c>bias [filters]</c>.
/// </summary>
/// <names torch="torch.nn.Conv1d" keras="Conv1D"/>
/// <example><c>[Input(2, 32)] [Conv1D(8, 5, Activation.ReLU, padding: 2)] [Flatten] [Dense(1)]</c></example>
/// <param name="filters">The number of output channels; at least 1.</param>
/// <param name="kernel">Positions that an output sees; at least 1.</param>
/// <param name="activation">The function applied to the output.</param>
/// <param name="stride">Positions from one output to the next.</param>
/// <param name="padding">Zeros before the first and behind the last position.</param>
/// <param name="dilation">Positions from one that an output sees to the next.</param>
/// <param name="groups">Groups of channels that are convolved by themselves; they must divide the channels and the filters.</param>
/// <param name="bias">False leaves the bias out.</param>
/// <param name="causal">True pads the beginning alone, by dilation · (kernel − 1) zeros: no output sees a position behind its own. With a stride of 1 it goes step by step
/// in <c>PredictNext</c>.</param>
/// <param name="samePadding">True pads so that the output is as long as the input, as PyTorch's <c>padding="same"</c>; the stride is 1.</param>
/// <param name="initializer">How the weight starts; biases start at zero.</param>
/// <param name="scale">The initializer's scale; 0 means its default.</param>
/// <param name="trainable">False keeps weight and bias as they are loaded.</param>
/// <param name="name">The layer's name; by default <c>conv1D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class Conv1DAttribute(
    int filters,
    int kernel,
    Activation activation = Activation.None,
    int stride = 1,
    int padding = 0,
    int dilation = 1,
    int groups = 1,
    bool bias = true,
    bool causal = false,
    bool samePadding = false,
    Initializer initializer = Initializer.Default,
    double scale = 0,
    bool trainable = true,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>Positions that an output sees.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Positions from one output to the next.</summary>
    public int Stride { get; } = stride;

    /// <summary>Zeros before the first and behind the last position.</summary>
    public int Padding { get; } = padding;

    /// <summary>Positions from one that an output sees to the next.</summary>
    public int Dilation { get; } = dilation;

    /// <summary>Whether no output sees a position behind its own.</summary>
    public bool Causal { get; } = causal;

    /// <summary>Whether the output is as long as the input.</summary>
    public bool SamePadding { get; } = samePadding;

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
