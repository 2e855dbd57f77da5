namespace NetGen;

/// <summary>The mean of each channel of <c>[channels, height, width]</c>: a sample of <c>[channels]</c>.</summary>
/// <param name="name">The layer's name; by default <c>globalAvgPool2D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class GlobalAvgPool2DAttribute(string? name = null, string? from = null) : LayerAttribute(name, from);
