using System;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <content>Loops over panels, blocks, rows' vectors and inner indices.</content>
internal sealed partial class FastWriter
{
    /// <summary>A panel is worked on in blocks of so many vectors, which fit the registers; the index is the block's first row in the
    /// panel.</summary>
    public IDisposable? PanelBlockLoop(int panelWidth, int vectors, out Index block) => SteppedLoop("q", 0, panelWidth, vectors * Lanes, out block);

    /// <summary>The vectors of a block, at most so many.</summary>
    public int VectorsOfBlock(int panelWidth, int most = Tiling.MostVectors)
    {
        int vectors = panelWidth / Lanes;
        return Enumerable.Range(1, most).Last(v => vectors % v == 0);
    }

    /// <summary>A loop over the panels of a stored matrix; the index is the panel's first row.</summary>
    public IDisposable? PanelLoop(StoredSlot slot, out Index panelRow) =>
        SteppedLoop("p", 0, slot.Panels * slot.PanelWidth, slot.PanelWidth, out panelRow);

    /// <summary>A loop with literal bounds, or none where there is a single turn.</summary>
    public IDisposable? SteppedLoop(string name, int first, int end, int step, out Index index)
    {
        bool once = end - first <= step;
        index = once ? first : Index.Of(name);
        return once ? null : Code.Block($"for (nint {name} = {Literal.Of(first)}; {name} < {Literal.Of(end)}; {Step(name, step)})");
    }

    /// <summary>A loop over the tiles of this thread's share, from <c>first</c> to <c>end</c>.</summary>
    /// <param name="name">The variable where a tile begins.</param>
    /// <param name="tiles">The tiles.</param>
    /// <param name="unit">Elements of what is counted.</param>
    /// <param name="write">Writes a tile, given its first element.</param>
    public void TileLoop(string name, EqualTiles tiles, int unit, Action<Index> write)
    {
        if (tiles.Count == 1)
        {
            Code.Line("if (first == end) return;");
            write(0);
            return;
        }

        string last = tiles.Overlap ? $"(end == {Literal.Of(tiles.Shares)} ? {Literal.Of(tiles.Count)} : end)" : "end";
        using (Code.Block($"for (nint t = first; t < {last}; t++)"))
        {
            Code.Line($"nint {name} = {tiles.Start(Index.Of("t")) * unit};");
            write(Index.Of(name));
        }
    }

    /// <summary>A loop over all tiles.</summary>
    /// <param name="name">The variable where a tile begins.</param>
    /// <param name="tiles">The tiles.</param>
    /// <param name="write">Writes a tile, given its first element.</param>
    public void AllTiles(string name, EqualTiles tiles, Action<Index> write)
    {
        if (!tiles.Overlap)
        {
            using (SteppedLoop(name, 0, tiles.Length, tiles.Width, out Index first))
            {
                write(first);
            }

            return;
        }

        using (SteppedLoop("t", 0, tiles.Count, 1, out Index tile))
        {
            Code.Line($"nint {name} = {tiles.Start(tile)};");
            write(Index.Of(name));
        }
    }

    /// <summary>A loop over parts of the batch of so many samples each; none where there is one sample.</summary>
    public IDisposable? SampleParts(int samples) =>
        OneSample ? null : Code.Block($"for (nint part = 0; part < {Samples}; part += {Literal.Of(samples)})");

    /// <summary>A loop over the samples of such a part.</summary>
    public IDisposable? SamplesOfPart(int samples, out Index sample)
    {
        sample = OneSample ? 0 : Index.Of("s");
        return OneSample ? null : Code.Block($"for (nint s = part, end = nint.Min(part + {Literal.Of(samples)}, {Samples}); s < end; s++)");
    }

    /// <summary>A step of a counter in C#.</summary>
    public static string Step(string name, int step) => step == 1 ? name + "++" : $"{name} += {Literal.Of(step)}";

    /// <summary>
    /// The inner index, distributed over chains: index k goes to chain k mod <paramref name="chains"/>, written out or in a loop, so that both give
    /// the same bits.
    /// </summary>
    /// <param name="length">The number of indices.</param>
    /// <param name="chains">How many are taken in one turn.</param>
    /// <param name="straight">Whether there is no loop.</param>
    /// <param name="write">Writes one: its index in C#, its distance from the turn's first, its chain.</param>
    /// <param name="advance">Ends a turn.</param>
    /// <returns>How many indices stand behind the last turn's end.</returns>
    public int InnerLoop(int length, int chains, bool straight, Action<Index, int, int> write, Action advance)
    {
        int looped = straight || length < 2 * chains ? 0 : length / chains * chains;
        if (looped > 0)
        {
            using (SteppedLoop("k", 0, looped, chains, out Index index))
            {
                for (int k = 0; k < chains; k++)
                {
                    write(index + k, k, k);
                }

                advance();
            }
        }

        for (int k = looped; k < length; k++)
        {
            write(k, k - looped, k % chains);
        }

        return length - looped;
    }

    /// <summary>Every vector of a padded row: its first column, and how many of its numbers are no padding.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="write">Writes a vector.</param>
    /// <param name="unrolls">Whether a short row has no loop.</param>
    public void VectorsOfRow(Tensor tensor, Action<Index, int> write, bool unrolls = true)
    {
        int width = storage[tensor].Width;
        int looped = unrolls && UnrollsRow(tensor) ? 0 : tensor.Columns / Lanes * Lanes;
        if (looped > 0)
        {
            using (SteppedLoop("c", 0, looped, Lanes, out Index column))
            {
                write(column, Lanes);
            }
        }

        for (int c = looped; c < width; c += Lanes)
        {
            write(c, Math.Max(0, Math.Min(Lanes, tensor.Columns - c)));
        }
    }
}
