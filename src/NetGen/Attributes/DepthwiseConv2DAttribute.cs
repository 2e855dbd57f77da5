namespace NetGen;

/// <summary>
/// A convolution of each channel of an image <c>[channels, height, width]</c> by itself, as PyTorch's <c>Conv2d</c> with as many groups as channels: output
/// <c>[channels · multiplier, height, width]</c>. Tensors <c>weight [channels · multiplier, 1, kernel height, kernel width]</c> and
/// <c>bias [channels · multiplier]</c>. The numbers are those of both axes, unless there is another for the width.
/// </summary>
/// <names torch="torch.nn.Conv2d with groups" keras="DepthwiseConv2D"/>
/// <example><c>[Input(3, 16, 16)] [DepthwiseConv2D(3, Activation.ReLU, multiplier: 2)] [Flatten] [Dense(1)]</c></example>
/// <param name="kernel">Rows and columns that an output sees; at least 1.</param>
/// <param name="activation">The function applied to the output.</param>
/// <param name="stride">Rows and columns from one output to the next.</param>
/// <param name="padding">Rows and columns of zeros on every side.</param>
/// <param name="dilation">Rows and columns from one that an output sees to the next.</param>
/// <param name="multiplier">Output channels for each input channel, side by side; at least 1.</param>
/// <param name="bias">False leaves the bias out.</param>
/// <param name="samePadding">True pads so that the output is as large as the input, as PyTorch's <c>padding="same"</c>; the stride is 1.</param>
/// <param name="kernelWidth">Columns that an output sees; 0 stands for <paramref name="kernel"/>.</param>
/// <param name="strideWidth">Columns from one output to the next; 0 stands for <paramref name="stride"/>.</param>
/// <param name="paddingWidth">Columns of zeros on the left and on the right; −1 stands for <paramref name="padding"/>.</param>
/// <param name="dilationWidth">Columns from one that an output sees to the next; 0 stands for <paramref name="dilation"/>.</param>
/// <param name="initializer">How the weight starts; biases start at zero.</param>
/// <param name="scale">The initializer's scale; 0 means its default.</param>
/// <param name="trainable">False keeps weight and bias as they are loaded.</param>
/// <param name="name">The layer's name; by default <c>depthwiseConv2D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class DepthwiseConv2DAttribute(
    int kernel,
    Activation activation = Activation.None,
    int stride = 1,
    int padding = 0,
    int dilation = 1,
    int multiplier = 1,
    bool bias = true,
    bool samePadding = false,
    int kernelWidth = 0,
    int strideWidth = 0,
    int paddingWidth = -1,
    int dilationWidth = 0,
    Initializer initializer = Initializer.Default,
    double scale = 0,
    bool trainable = true,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>Rows and columns that an output sees.</summary>
    public (int Height, int Width) Kernel { get; } = (kernel, kernelWidth == 0 ? kernel : kernelWidth);

    /// <summary>Rows and columns from one output to the next.</summary>
    public (int Height, int Width) Stride { get; } = (stride, strideWidth == 0 ? stride : strideWidth);

    /// <summary>Rows of zeros above and below, and columns of zeros on the left and on the right.</summary>
    public (int Height, int Width) Padding { get; } = (padding, paddingWidth == -1 ? padding : paddingWidth);

    /// <summary>Rows and columns from one that an output sees to the next.</summary>
    public (int Height, int Width) Dilation { get; } = (dilation, dilationWidth == 0 ? dilation : dilationWidth);

    /// <summary>Whether the output is as large as the input.</summary>
    public bool SamePadding { get; } = samePadding;

    /// <summary>The function applied to the output.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>Output channels for each input channel.</summary>
    public int Multiplier { get; } = multiplier;

    /// <summary>Whether the layer has a bias.</summary>
    public bool Bias { get; } = bias;

    /// <summary>How the weight starts.</summary>
    public Initializer Initializer { get; } = initializer;

    /// <summary>The initializer's scale; 0 means its default.</summary>
    public double Scale { get; } = scale;

    /// <summary>Whether the layer's parameters are trained.</summary>
    public bool Trainable { get; } = trainable;
}
