namespace NetGen;

/// <summary>The largest number of each channel of <c>[channels, length]</c>: a sample of <c>[channels]</c>.</summary>
/// <names torch="torch.nn.AdaptiveMaxPool1d(1)" keras="GlobalMaxPooling1D"/>
/// <example><c>[Input(2, 32)] [Conv1D(8, 5, Activation.ReLU)] [GlobalMaxPool1D] [Dense(1)]</c></example>
/// <param name="name">The layer's name; by default <c>globalMaxPool1D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class GlobalMaxPool1DAttribute(string? name = null, string? from = null) : LayerAttribute(name, from);
