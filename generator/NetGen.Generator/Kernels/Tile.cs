namespace NetGen.Generator.Kernels;

/// <summary>What one turn of a kernel's inner loop works on.</summary>
/// <param name="Rows">Samples.</param>
/// <param name="Vectors">Vectors of outputs.</param>
/// <param name="Chains">Sums for each of them, over which the inner index is dealt.</param>
/// <param name="Inner">The length of the inner index.</param>
/// <param name="Straight">Whether the inner loop is written out.</param>
internal sealed record Tile(int Rows, int Vectors, int Chains, int Inner, bool Straight);
