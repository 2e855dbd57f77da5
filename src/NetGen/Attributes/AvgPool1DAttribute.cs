namespace NetGen;

/// <summary>
/// The mean of each window of <c>[channels, length]</c>, channel by channel, as PyTorch's <c>AvgPool1d</c>. Zeros of the padding count in the mean (<c>count_include_pad</c>).
/// </summary>
/// <names torch="torch.nn.AvgPool1d" keras="AveragePooling1D"/>
/// <example><c>[Input(2, 32)] [AvgPool1D(2)] [Flatten] [Dense(1)]</c></example>
/// <param name="size">Positions of a window; at least 1.</param>
/// <param name="stride">Positions from one window to the next; 0 stands for the window's own.</param>
/// <param name="padding">Positions of padding on every side, zeros; at most half of the size.</param>
/// <param name="name">The layer's name; by default <c>avgPool1D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class AvgPool1DAttribute(
    int size, int stride = 0, int padding = 0, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>Positions of a window.</summary>
    public int Size { get; } = size;

    /// <summary>Positions from one window to the next.</summary>
    public int Stride { get; } = stride == 0 ? size : stride;

    /// <summary>Positions of padding on every side.</summary>
    public int Padding { get; } = padding;
}
