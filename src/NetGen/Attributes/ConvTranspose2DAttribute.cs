namespace NetGen;

/// <summary>
/// A transposed convolution over an image <c>[channels, height, width]</c>, as PyTorch's <c>ConvTranspose2d</c>: output <c>[filters, height, width]</c>, of
/// (n − 1) · stride + dilation · (kernel − 1) + 1 − 2 · padding + outputPadding positions along an axis of n. Tensors
/// <c>weight [channels, filters / groups, kernel height, kernel width]</c> and <c>bias [filters]</c>. The numbers are those of both axes, unless there is
/// another for the width.
/// </summary>
/// <names torch="torch.nn.ConvTranspose2d" keras="Conv2DTranspose"/>
/// <example><c>[Input(4, 7, 7)] [ConvTranspose2D(2, 4, Activation.ReLU, stride: 2, padding: 1)] [Flatten] [Dense(1)]</c></example>
/// <param name="filters">The number of output channels; at least 1.</param>
/// <param name="kernel">Rows and columns of the output that an input adds to; at least 1.</param>
/// <param name="activation">The function applied to the output.</param>
/// <param name="stride">Rows and columns of the output from those of one input to those of the next.</param>
/// <param name="padding">Rows and columns cut off on every side of the output.</param>
/// <param name="outputPadding">Rows and columns added at the end of the output; less than the stride or the dilation.</param>
/// <param name="dilation">Rows and columns from one that an input adds to to the next.</param>
/// <param name="groups">Groups of channels that are convolved by themselves; they must divide the channels and the filters.</param>
/// <param name="bias">False leaves the bias out.</param>
/// <param name="kernelWidth">Columns of the output that an input adds to; 0 stands for <paramref name="kernel"/>.</param>
/// <param name="strideWidth">Columns of the output from those of one input to those of the next; 0 stands for <paramref name="stride"/>.</param>
/// <param name="paddingWidth">Columns cut off on the left and on the right; −1 stands for <paramref name="padding"/>.</param>
/// <param name="outputPaddingWidth">Columns added at the end of the output; −1 stands for <paramref name="outputPadding"/>.</param>
/// <param name="dilationWidth">Columns from one that an input adds to to the next; 0 stands for <paramref name="dilation"/>.</param>
/// <param name="initializer">How the weight starts; biases start at zero.</param>
/// <param name="scale">The initializer's scale; 0 means its default.</param>
/// <param name="trainable">False keeps weight and bias as they are loaded.</param>
/// <param name="name">The layer's name; by default <c>convTranspose2D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class ConvTranspose2DAttribute(
    int filters,
    int kernel,
    Activation activation = Activation.None,
    int stride = 1,
    int padding = 0,
    int outputPadding = 0,
    int dilation = 1,
    int groups = 1,
    bool bias = true,
    int kernelWidth = 0,
    int strideWidth = 0,
    int paddingWidth = -1,
    int outputPaddingWidth = -1,
    int dilationWidth = 0,
    Initializer initializer = Initializer.Default,
    double scale = 0,
    bool trainable = true,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>Rows and columns of the output that an input adds to.</summary>
    public (int Height, int Width) Kernel { get; } = (kernel, kernelWidth == 0 ? kernel : kernelWidth);

    /// <summary>Rows and columns of the output from those of one input to those of the next.</summary>
    public (int Height, int Width) Stride { get; } = (stride, strideWidth == 0 ? stride : strideWidth);

    /// <summary>Rows cut off above and below, and columns on the left and on the right.</summary>
    public (int Height, int Width) Padding { get; } = (padding, paddingWidth == -1 ? padding : paddingWidth);

    /// <summary>Rows and columns added at the end of the output.</summary>
    public (int Height, int Width) OutputPadding { get; } = (outputPadding, outputPaddingWidth == -1 ? outputPadding : outputPaddingWidth);

    /// <summary>Rows and columns from one that an input adds to to the next.</summary>
    public (int Height, int Width) Dilation { get; } = (dilation, dilationWidth == 0 ? dilation : dilationWidth);

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
