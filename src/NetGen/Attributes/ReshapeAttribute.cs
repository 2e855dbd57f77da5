namespace NetGen;

/// <summary>Gives the same elements, in row-major order, another shape of the same size.</summary>
/// <param name="d0">The first extent, the batch not counted.</param>
/// <param name="d1">The second; 0 where there is none.</param>
/// <param name="d2">The third; 0 where there is none.</param>
/// <param name="d3">The fourth; 0 where there is none.</param>
/// <param name="name">The layer's name; by default <c>reshape</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class ReshapeAttribute(int d0, int d1 = 0, int d2 = 0, int d3 = 0, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The extents; 0 behind the last.</summary>
    public (int D0, int D1, int D2, int D3) Extents { get; } = (d0, d1, d2, d3);
}
