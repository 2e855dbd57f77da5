namespace NetGen;

/// <summary>The mean of each channel of <c>[channels, length]</c>: a sample of <c>[channels]</c>.</summary>
/// <param name="name">The layer's name; by default <c>globalAvgPool1D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class GlobalAvgPool1DAttribute(string? name = null, string? from = null) : LayerAttribute(name, from);
