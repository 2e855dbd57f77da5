using System.Collections.Generic;
using NetGen.Generator.Layout;

namespace NetGen.Generator.Kernels;

/// <summary>What one turn of a kernel's inner loop works on.</summary>
/// <param name="Rows">Samples.</param>
/// <param name="Vectors">Vectors of outputs.</param>
/// <param name="Chains">Sums for each of them, over which the inner index is distributed.</param>
/// <param name="Inner">The length of the inner index.</param>
/// <param name="Straight">Whether the inner loop is written out.</param>
internal sealed record Tile(int Rows, int Vectors, int Chains, int Inner, bool Straight)
{
    private const int VectorsOfLargest = 2;

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

    /// <summary>
    /// The tiles into which a batch's samples are divided, then the one for a single sample. Those of several samples add up in one order: which of
    /// them a sample meets depends on the threads.
    /// </summary>
    public static IEnumerable<Tile> ForSamples(Tiling tiling, int vectors, int inner, bool many)
    {
        Tile usual = Of(tiling.Rows, vectors, inner, tiling.Sums);
        if (many && vectors == VectorsOfLargest && tiling.MoreRows > 0)
        {
            yield return usual with { Rows = tiling.MoreRows };
        }

        yield return usual;
        yield return Of(1, vectors, inner, tiling.Sums);
    }
}
