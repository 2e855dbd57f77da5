using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// dW = dZᵀ·windows(X) in the layout of W, the gradient of a convolution: the windows are read in place. Blocks of windows go by, few enough for the
/// L1 cache; for each, a tile of a window's numbers stays in registers, and is then added to the gradient.
/// </summary>
internal sealed class WindowWeightGradient(Window windows, Contract product, Choices choices) : Kernel, IFusing
{
    private const int MostAxes = 2;

    public ImmutableArray<Primitive> Fused => [windows];

    public override ImmutableArray<string> Formulas => [windows.Formula, product.Formula];

    public override ImmutableArray<Tensor> Reads => [windows.Input, product.A];

    public override ImmutableArray<Tensor> Writes => [product.Output];

    public override Partition Partition => Partition.Tiles;

    public override int WidestVectors => VectorBits.Wide;

    public override int RunLength(ProgramStorage storage) => storage.Stored(product.Output).PanelWidth;

    public override int Shares(FastWriter writer) => TilesOf(writer).Sum(t => t.Count);

    /// <summary>Windows along the last axis, which make a line.</summary>
    private int Positions => windows.Output.Shape.Extents[windows.Axes.Length - 1];

    private int Lines => windows.Axes.Length == 1 ? 1 : windows.Output.Shape.Extents[0];

    public override void Write(FastWriter writer)
    {
        StoredSlot gradient = writer.Stored(product.Output);
        int vectors = writer.VectorsOfBlock(gradient.PanelWidth);
        int most = choices.WindowsPerSum;
        using (Blocks(writer, "samples", writer.Samples, Math.Max(1, most / (Lines * Positions)), out Range samples))
        using (Blocks(writer, "lines", Lines, Math.Max(1, most / Positions), out Range lines))
        using (Blocks(writer, "positions", Positions, most, out Range positions))
        {
            writer.Code.Line($"nint block = {samples.Start + lines.Start + positions.Start};");
            using (writer.PanelLoop(gradient, out Index panel))
            using (writer.PanelBlockLoop(gradient.PanelWidth, vectors, out Index block))
            {
                foreach (WindowTiles tiles in TilesOf(writer))
                {
                    string first = tiles.Begin == 0 ? "first" : $"nint.Max({Index.Of("first") + (-tiles.Begin)}, 0)";
                    using (writer.Code.Block($"for (nint t = {first}; t < nint.Min({Index.Of("end") + (-tiles.Begin)}, {Literal.Of(tiles.Count)}); t++)"))
                    {
                        WriteTile(writer, tiles, new Part(samples, lines, positions), panel, block, vectors);
                    }
                }
            }
        }
    }

    private IReadOnlyList<WindowTiles> TilesOf(FastWriter writer) => WindowTiles.Of(
        writer, windows, writer.Tiling.GradientSums / writer.VectorsOfBlock(writer.Stored(product.Output).PanelWidth));

    private void WriteTile(FastWriter writer, WindowTiles tiles, Part part, Index panel, Index block, int vectors)
    {
        (Index column, Index place) = tiles.Places(Index.Of("t"));
        (int pixels, Index row, Index pixel) = (windows.Input.RowsPerSample, part.Samples.Start, part.Samples.Start);
        for (int axis = 0; axis < windows.Axes.Length; axis++)
        {
            Index first = axis == windows.Axes.Length - 1 ? part.Positions.Start : part.Lines.Start;
            row = (row * windows.Output.Shape.Extents[axis]) + first;
            pixel = (pixel * windows.Input.Shape.Extents[axis]) + (first * windows.Axes[axis].Stride);
        }

        int stride = writer.StrideOf(windows.Input);
        int step = windows.Axes.Last().Stride;
        int line = windows.Axes[0].Stride * windows.Input.Shape.Extents[windows.Axes.Length - 1];
        string taps = writer.Reference("a", writer.Element(windows.Input, pixel, place));
        var sums = new ProductTile(
            writer,
            new Tile(tiles.Distances.Count, vectors, Chains: 1, Inner: 1, Straight: false),
            LeftOperand.Taps(writer, taps, tiles.Distances, step * stride),
            RightOperand.Rows(writer, "d", product.A, row, panel + block));
        sums.Start(_ => writer.Zero);
        using (Within(writer, "s", part.Samples))
        {
            using (Within(writer, "line", part.Lines))
            {
                using (Within(writer, "r", part.Positions))
                {
                    sums.MultiplyAdd(0);
                    sums.Advance(1);
                }

                Skip(part.Lines, line - (Positions * step));
            }

            Skip(part.Samples, pixels - (Lines == 1 ? Positions * step : Lines * line));
        }

        sums.AddTo(product.Output, panel, column, block, writer.AddBlockSums);

        // From behind one block's line or sample to the next.
        void Skip(Range range, int count)
        {
            if (!range.IsOne && count != 0)
            {
                writer.Advance(taps, count * stride);
            }
        }
    }

    /// <summary>A loop over blocks of so many; none where there is one block.</summary>
    private static IDisposable? Blocks(FastWriter writer, string name, Index count, int length, out Range range)
    {
        bool isOne = count.Value <= length;
        Index start = isOne ? 0 : Index.Of(name);
        range = new Range(start, isOne ? count : Index.Of($"nint.Min({start + length}, {count})"), length == 1 || count.IsOne);
        return isOne ? null : writer.Code.Block($"for (nint {name} = 0; {name} < {count}; {FastWriter.Step(name, length)})");
    }

    /// <summary>A loop over a block's; none where there is one.</summary>
    private static IDisposable? Within(FastWriter writer, string name, Range range) =>
        range.IsOne ? null : writer.Code.Block($"for (nint {name} = {range.Start}; {name} < {range.End}; {name}++)");

    /// <summary>What a block has of samples, lines or positions.</summary>
    private readonly record struct Range(Index Start, Index End, bool IsOne);

    /// <summary>A block of windows.</summary>
    private sealed record Part(Range Samples, Range Lines, Range Positions);

    public sealed class Strategy : KernelStrategy
    {
        /// <summary>Before <see cref="WeightGradient"/>, which takes windows that have been copied.</summary>
        public override int Priority => 1;

        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Contract contraction && context.IsWeightGradient(contraction) && contraction.A.Columns > 1
                && context.WindowsOf(contraction.B) is { Axes.Length: <= MostAxes } windows
                ? new WindowWeightGradient(windows, contraction, context.Choices)
                : null;
    }
}
