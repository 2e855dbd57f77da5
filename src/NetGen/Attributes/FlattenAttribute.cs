namespace NetGen;

/// <summary>Makes one axis of all: <c>[28, 28]</c> becomes <c>[784]</c>, in row-major order.</summary>
/// <names torch="torch.nn.Flatten" keras="Flatten"/>
/// <example><c>[Input(1, 28, 28)] [Conv2D(8, 3, Activation.ReLU)] [Flatten] [Dense(1)]</c></example>
/// <param name="name">The layer's name; by default <c>flatten</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class FlattenAttribute(string? name = null, string? from = null) : LayerAttribute(name, from);
