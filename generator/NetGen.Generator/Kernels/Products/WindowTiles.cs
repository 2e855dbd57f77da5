using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>Tiles of one width over a window's numbers: which numbers, and where they stand in the image.</summary>
/// <param name="Begin">The tiles before them.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Distances">How far from a tile's first number each of it stands.</param>
/// <param name="Places">The first number of a tile, given its place among these: its column in the window, and elements from the window's first.</param>
internal sealed record WindowTiles(int Begin, int Count, IReadOnlyList<int> Distances, System.Func<Index, (Index Column, Index Place)> Places)
{
    /// <summary>Cuts a window into tiles that do not overlap. A tile has numbers of one run; but of any where runs are short and tiles few, each of which
    /// has code of its own.</summary>
    /// <param name="writer">Gives the places.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="widest">The widest tile.</param>
    public static IReadOnlyList<WindowTiles> Of(FastWriter writer, Window windows, int widest)
    {
        int run = WindowRuns.Length(writer, windows);
        int columns = windows.Output.Columns;
        return run < widest && columns <= Budget.StraightLine ? Straight(writer, windows, run, widest) : ByRuns(writer, windows, run, widest);
    }

    private static List<WindowTiles> Straight(FastWriter writer, Window windows, int run, int widest)
    {
        var tiles = new List<WindowTiles>();
        foreach (TileRun equal in TileRun.Split(windows.Output.Columns, widest))
        {
            for (int t = 0; t < equal.Count; t++)
            {
                int first = equal.First + (t * equal.Width);
                int[] places = [.. Enumerable.Range(first, equal.Width).Select(k => WindowRuns.Place(writer, windows, k / run).Value!.Value + (k % run))];
                tiles.Add(new WindowTiles(tiles.Count, 1, [.. places.Select(p => p - places[0])], _ => (first, places[0])));
            }
        }

        return tiles;
    }

    private static List<WindowTiles> ByRuns(FastWriter writer, Window windows, int run, int widest)
    {
        var tiles = new List<WindowTiles>();
        int begin = 0;
        foreach (TileRun equal in TileRun.Split(run, widest).Where(r => r.Count > 0))
        {
            int count = windows.Output.Columns / run * equal.Count;
            tiles.Add(new WindowTiles(begin, count, [.. Enumerable.Range(0, equal.Width)], tile =>
            {
                Index inRun = (tile % equal.Count * equal.Width) + equal.First;
                Index number = tile / equal.Count;
                return ((number * run) + inRun, WindowRuns.Place(writer, windows, number) + inRun);
            }));
            begin += count;
        }

        return tiles;
    }
}
