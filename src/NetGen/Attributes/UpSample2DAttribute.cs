namespace NetGen;

/// <summary>
/// Repeats each row and each column of <c>[channels, height, width]</c>, as PyTorch's <c>Upsample</c> with <c>mode="nearest"</c> and a whole number
/// as its scale.
/// </summary>
/// <names torch="torch.nn.Upsample, nearest" keras="UpSampling2D"/>
/// <example><c>[Input(4, 7, 7)] [UpSample2D(2)] [Conv2D(2, 3, Activation.ReLU)] [Flatten] [Dense(1)]</c></example>
/// <param name="scale">How often each row and each column is repeated, at least 1.</param>
/// <param name="scaleWidth">How often each column is repeated; 0 stands for <paramref name="scale"/>.</param>
/// <param name="name">The layer's name; by default <c>upSample2D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class UpSample2DAttribute(int scale, int scaleWidth = 0, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>How often each row and each column is repeated.</summary>
    public int Scale { get; } = scale;

    /// <summary>How often each column is repeated; 0 stands for <see cref="Scale"/>.</summary>
    public int ScaleWidth { get; } = scaleWidth;
}
