namespace NetGen;

/// <summary>
/// Zeros around the last two axes of <c>[channels, height, width]</c>, as PyTorch's <c>ZeroPad2d</c>. <c>[ZeroPad2D(1)]</c> pads all four sides,
/// <c>[ZeroPad2D(1, bottom: 0)]</c> three, <c>[ZeroPad2D(left: 2)]</c> one.
/// </summary>
/// <names torch="torch.nn.ZeroPad2d" keras="ZeroPadding2D"/>
/// <example><c>[Input(1, 28, 28)] [ZeroPad2D(2)] [Conv2D(8, 5, Activation.ReLU)] [Flatten] [Dense(1)]</c></example>
/// <param name="padding">Columns or rows of zeros on every side that has no number of its own.</param>
/// <param name="left">Columns before the first; −1 stands for <paramref name="padding"/>.</param>
/// <param name="right">Columns behind the last; −1 stands for <paramref name="padding"/>.</param>
/// <param name="top">Rows above the first; −1 stands for <paramref name="padding"/>.</param>
/// <param name="bottom">Rows below the last; −1 stands for <paramref name="padding"/>.</param>
/// <param name="name">The layer's name; by default <c>zeroPad2D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class ZeroPad2DAttribute(
    int padding = 0, int left = -1, int right = -1, int top = -1, int bottom = -1, string? name = null, string? from = null)
    : LayerAttribute(name, from)
{
    /// <summary>Columns or rows on every side that has no number of its own.</summary>
    public int Padding { get; } = padding;

    /// <summary>Columns and rows of zeros; −1 stands for <see cref="Padding"/>.</summary>
    public (int Left, int Right, int Top, int Bottom) Sides { get; } = (left, right, top, bottom);
}
