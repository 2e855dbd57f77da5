namespace NetGen;

/// <summary>
/// The mean of each window of <c>[channels, height, width]</c>, channel by channel, as PyTorch's <c>AvgPool2d</c>. Zeros of the padding count in the mean (<c>count_include_pad</c>).
/// </summary>
/// <names torch="torch.nn.AvgPool2d" keras="AveragePooling2D"/>
/// <example><c>[Input(1, 28, 28)] [Conv2D(8, 3, Activation.ReLU)] [AvgPool2D(2)] [Flatten] [Dense(1)]</c></example>
/// <param name="size">Rows and columns of a window; at least 1.</param>
/// <param name="stride">Rows and columns from one window to the next; 0 stands for the window's own.</param>
/// <param name="padding">Rows and columns of padding on every side, zeros; at most half of the size.</param>
/// <param name="sizeWidth">Columns of a window; 0 stands for <paramref name="size"/>.</param>
/// <param name="strideWidth">Columns from one window to the next; 0 stands for <paramref name="stride"/>.</param>
/// <param name="paddingWidth">Columns of padding on the left and on the right; −1 stands for <paramref name="padding"/>.</param>
/// <param name="name">The layer's name; by default <c>avgPool2D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class AvgPool2DAttribute(
    int size, int stride = 0, int padding = 0, int sizeWidth = 0, int strideWidth = 0, int paddingWidth = -1, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>Rows and columns of a window.</summary>
    public (int Height, int Width) Size { get; } = (size, sizeWidth == 0 ? size : sizeWidth);

    /// <summary>Rows and columns from one window to the next; 0 stands for the window's own.</summary>
    public (int Height, int Width) Stride { get; } = (stride, strideWidth == 0 ? stride : strideWidth);

    /// <summary>Rows of padding above and below, and columns of padding on the left and on the right.</summary>
    public (int Height, int Width) Padding { get; } = (padding, paddingWidth == -1 ? padding : paddingWidth);
}
