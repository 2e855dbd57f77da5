namespace NetGen;

/// <summary>The mean of each channel of <c>[channels, height, width]</c>: a sample of <c>[channels]</c>.</summary>
/// <names torch="torch.nn.AdaptiveAvgPool2d(1)" keras="GlobalAveragePooling2D"/>
/// <example><c>[Input(1, 28, 28)] [Conv2D(8, 3, Activation.ReLU)] [GlobalAvgPool2D] [Dense(1)]</c></example>
/// <param name="name">The layer's name; by default <c>globalAvgPool2D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class GlobalAvgPool2DAttribute(string? name = null, string? from = null) : LayerAttribute(name, from);
