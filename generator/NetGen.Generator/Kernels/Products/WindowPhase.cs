using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Every stride-th position of an image along an axis. Position t of the phase lies in window t + <c>Shift</c> at each of the phase's taps, so that the
/// sum over windows is a convolution of stride 1.
/// </summary>
/// <param name="First">The phase's first position in the image; the others are so many strides behind.</param>
/// <param name="Count">How many positions it has.</param>
/// <param name="Windows">Windows along the axis.</param>
/// <param name="Taps">Which positions of a window, and the window of the phase's position 0.</param>
internal sealed record WindowPhase(int First, int Count, int Windows, ImmutableArray<(int Tap, int Shift)> Taps)
{
    /// <summary>The phases of an axis.</summary>
    /// <param name="axis">How windows lie along it.</param>
    /// <param name="windows">How many they are.</param>
    /// <param name="crop">Positions before the first that is asked for.</param>
    /// <param name="extent">Positions that are asked for.</param>
    public static IEnumerable<WindowPhase> Of(WindowAxis axis, int windows, int crop, int extent) =>
        from first in Enumerable.Range(0, Math.Min(axis.Stride, extent))
        let taps = from tap in Enumerable.Range(0, axis.Kernel)
                   let distance = first + crop - (tap * axis.Dilation)
                   where distance % axis.Stride == 0
                   select (tap, distance / axis.Stride)
        select new WindowPhase(first, ((extent - first - 1) / axis.Stride) + 1, windows, [.. taps]);

    /// <summary>Tiles of at most so many positions, of which those that lie between both edges and are of one width stand in one run.</summary>
    public IEnumerable<TileRun> Tiles(int widest)
    {
        int low = Taps.Select(t => -t.Shift).Append(0).Max();
        int high = Taps.Select(t => Windows - t.Shift).Append(Count).Min();
        foreach (TileRun equal in TileRun.Split(Count, widest))
        {
            int[] starts = [.. Enumerable.Range(0, equal.Count).Select(t => equal.First + (t * equal.Width))];
            int[] between = [.. starts.Where(s => s >= low && s + equal.Width <= high)];
            foreach (int start in starts.Except(between))
            {
                yield return new TileRun(start, 1, equal.Width);
            }

            if (between.Length > 0)
            {
                yield return new TileRun(between[0], between.Length, equal.Width);
            }
        }
    }

    /// <summary>The tile's positions that lie in a window at a tap: the first of them, and how many. With runs of tiles, that of each.</summary>
    public (int First, int Count) Inside(TileRun tiles, int shift)
    {
        int first = Math.Max(0, -shift - tiles.First);
        int end = Math.Min(tiles.Width, Windows - shift - tiles.First);
        return tiles.Count > 1 ? (0, tiles.Width) : (first, Math.Max(0, end - first));
    }

    /// <summary>Statements that are written for an inner index with tiles of so many vectors: loads, numbers spread out, and multiply-adds.</summary>
    public int Statements(int widest, int vectors)
    {
        // One number times one vector is one statement; with several vectors the number is spread out first.
        int ofNumber = vectors > 1 ? vectors + 1 : 1;
        return Tiles(widest).Sum(t => Taps.Sum(tap => vectors + (Inside(t, tap.Shift).Count * ofNumber)));
    }
}
