using System;
using System.Linq;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// A length cut into tiles of one width, as few as can be. Where they are longer together, the last begins inside the one before: what both write is
/// written twice, with the same bits, by one thread.
/// </summary>
/// <param name="Length">What is cut.</param>
/// <param name="Widest">The widest tile.</param>
internal readonly record struct EqualTiles(int Length, int Widest)
{
    /// <summary>Tiles at most so wide and more than half as wide, of a width with which the least is computed twice; the widest of several.</summary>
    public static EqualTiles WithLeastOverlap(int length, int most) => Enumerable.Range((most / 2) + 1, most - (most / 2)).Reverse()
        .Select(widest => new EqualTiles(length, widest)).OrderBy(t => t.Count * t.Width).First();

    public int Count => (Length + Widest - 1) / Widest;

    public int Width => (Length + Count - 1) / Count;

    /// <summary>What threads divide among themselves: the tiles, of which two that overlap are one.</summary>
    public int Shares => Overlap ? Count - 1 : Count;

    /// <summary>Whether the last tile begins inside the one before.</summary>
    public bool Overlap => Count * Width > Length;

    /// <summary>Where a tile begins.</summary>
    public Index Start(Index tile) =>
        tile.Value is { } number ? Math.Min(number * Width, Length - Width)
        : Count == 1 ? 0
        : Overlap ? Index.Of($"nint.Min({tile * Width}, {Literal.Of(Length - Width)})") : tile * Width;
}
