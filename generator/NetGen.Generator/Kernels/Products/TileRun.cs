using System.Collections.Generic;

namespace NetGen.Generator.Kernels;

/// <summary>Tiles of one width that stand side by side.</summary>
/// <param name="First">Where the first begins.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Width">How wide each is.</param>
internal readonly record struct TileRun(int First, int Count, int Width)
{
    /// <summary>Cuts a length into tiles of at most two widths, as equal as can be.</summary>
    public static IEnumerable<TileRun> Split(int length, int widest)
    {
        int tiles = (length + widest - 1) / widest;
        int width = length / tiles;
        int wider = length % tiles;
        if (wider > 0)
        {
            yield return new TileRun(0, wider, width + 1);
        }

        yield return new TileRun(wider * (width + 1), tiles - wider, width);
    }
}
