namespace NetGen.Generator.Kernels;

/// <summary>What one turn of a kernel's inner loop works on.</summary>
/// <param name="Rows">Samples.</param>
/// <param name="Vectors">Vectors of outputs.</param>
/// <param name="Chains">Sums for each of them, over which the inner index is dealt.</param>
/// <param name="Inner">The length of the inner index.</param>
/// <param name="Straight">Whether the inner loop is written out.</param>
internal sealed record Tile(int Rows, int Vectors, int Chains, int Inner, bool Straight)
{
    /// <summary>With the power of two of chains that makes enough sums, two indices or more for each chain.</summary>
    public static Tile Of(int rows, int vectors, int inner, int enough)
    {
        int chains = 1;
        while (rows * vectors * chains < enough && inner >= 4 * chains)
        {
            chains *= 2;
        }

        return new Tile(rows, vectors, chains, inner, Straight: false);
    }
}
