namespace NetGen;

/// <summary>Gives the same elements, in row-major order, another shape of the same size.</summary>
/// <names torch="torch.reshape" keras="Reshape"/>
/// <example><c>[Input(784)] [Reshape(1, 28, 28)] [Conv2D(8, 3, Activation.ReLU)] [Flatten] [Dense(1)]</c></example>
/// <param name="d0">The first extent, the batch not counted.</param>
/// <param name="d1">The second; 0 where there is none.</param>
/// <param name="d2">The third; 0 where there is none.</param>
/// <param name="d3">The fourth; 0 where there is none.</param>
/// <param name="d4">The fifth; 0 where there is none.</param>
/// <param name="d5">The sixth; 0 where there is none.</param>
/// <param name="d6">The seventh; 0 where there is none.</param>
/// <param name="d7">The eighth; 0 where there is none.</param>
/// <param name="name">The layer's name; by default <c>reshape</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class ReshapeAttribute(
    int d0, int d1 = 0, int d2 = 0, int d3 = 0, int d4 = 0, int d5 = 0, int d6 = 0, int d7 = 0, string? name = null, string? from = null)
    : LayerAttribute(name, from)
{
    /// <summary>The extents as written, zeros for those left out.</summary>
    public int[] Extents => [d0, d1, d2, d3, d4, d5, d6, d7];
}
