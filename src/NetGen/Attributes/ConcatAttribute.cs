namespace NetGen;

/// <summary>Joins the outputs of layers along an axis, in the order given: the layer before it (or <c>from</c>) first. Their other axes must be
/// equal.</summary>
/// <names torch="torch.cat" keras="Concatenate"/>
/// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Concat("input")] [Dense(1)]</c></example>
/// <param name="other">The layer whose output comes next.</param>
/// <param name="axis">The axis they are joined along, the batch not counted: 0 is the first; negative numbers count from the last.</param>
/// <param name="other2">A further layer.</param>
/// <param name="other3">A further layer.</param>
/// <param name="name">The layer's name; by default <c>concat</c> and its number.</param>
/// <param name="from">The layer whose output comes first; by default the one before.</param>
public sealed class ConcatAttribute(
    string other,
    int axis = 0,
    string? other2 = null,
    string? other3 = null,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The layer whose output comes next.</summary>
    public string Other { get; } = other;

    /// <summary>The axis they are joined along.</summary>
    public int Axis { get; } = axis;

    /// <summary>A further layer.</summary>
    public string? Other2 { get; } = other2;

    /// <summary>A further layer.</summary>
    public string? Other3 { get; } = other3;
}
