namespace NetGen;

/// <summary>
/// A run of positions along an axis, as PyTorch's <c>narrow</c>; the other axes stay. Slices that take the same layer by <c>from:</c> split it, as
/// PyTorch's <c>split</c> and <c>chunk</c>: <c>[Slice(0, 4, from: "dense1", name: "left")] [Slice(4, 4, from: "dense1")] [Multiply("left")]</c>.
/// </summary>
/// <names torch="torch.narrow" keras="–"/>
/// <example><c>[Input(8)] [Slice(0, 4, name: "left")] [Slice(4, 4, from: "input")] [Multiply("left")] [Dense(1)]</c></example>
/// <param name="start">The first position; negative numbers count from the end, −1 is the last position.</param>
/// <param name="length">How many positions, at least 1.</param>
/// <param name="axis">The axis, the batch not counted: 0 is the first; negative numbers count from the last.</param>
/// <param name="name">The layer's name; by default <c>slice</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class SliceAttribute(int start, int length, int axis = 0, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The first position.</summary>
    public int Start { get; } = start;

    /// <summary>How many positions.</summary>
    public int Length { get; } = length;

    /// <summary>The axis.</summary>
    public int Axis { get; } = axis;
}
