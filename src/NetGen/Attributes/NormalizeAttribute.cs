namespace NetGen;

/// <summary>
/// Standardises the network's input: (X − mean) / scale for each feature of the last axis. The numbers are not trained: the network's
/// <c>Adapt(dataset)</c> fits them before training, as <see cref="StandardScaler"/> does, and they are saved in the network's file, so that a served
/// network takes raw features. Until then mean is 0 and scale 1. Takes the input itself. Tensors <c>mean [features]</c> and <c>scale [features]</c>,
/// both buffers.
/// </summary>
/// <names torch="–" keras="Normalization"/>
/// <example><c>[Input(8)] [Normalize] [Dense(16, Activation.ReLU)] [Dense(1)]</c></example>
/// <param name="name">The layer's name; by default <c>normalize</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before. It must be the input.</param>
public sealed class NormalizeAttribute(string? name = null, string? from = null) : LayerAttribute(name, from);
