using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Z = windows(X)·Wᵀ + b, a convolution: the windows are read in place, so that nothing is copied. A tile takes windows side by side along an
/// axis, in at most two widths.
/// </summary>
internal sealed class WindowForward(Window windows, MatMul product, Map? epilogue, bool keepsProduct, Choices choices) : Kernel, IFusing
{
    /// <summary>Numbers of a run up to which there is no loop over them.</summary>
    private const int StraightRun = 8;

    /// <summary>The channels of a pixel that are few.</summary>
    private const int FewChannels = 4;

    public ImmutableArray<Primitive> Fused => epilogue is null ? [windows] : [windows, epilogue];

    public override ImmutableArray<string> Formulas =>
        epilogue is null ? [windows.Formula, product.Formula] : [windows.Formula, product.Formula, epilogue.Formula];

    public override ImmutableArray<Tensor> Reads => [windows.Input, .. product.Inputs.Where(i => i != product.A)];

    public override ImmutableArray<Tensor> Writes =>
        epilogue is null ? [product.Output] : keepsProduct ? [product.Output, epilogue.Output] : [epilogue.Output];

    public override Partition Partition => Partition.Samples;

    public override int WidestVectors => VectorBits.Wide;

    public override int WidestForOneSample =>
        choices.WidestForOneSample(product.Output.Columns, epilogue is not null && epilogue.Expression.HasFunctions());

    public override int RunLength(ProgramStorage storage) => storage.Stored(product.B).PanelWidth;

    /// <summary>What is stored of the sums.</summary>
    private Tensor? Kept => epilogue is null || keepsProduct ? product.Output : null;

    public override void Write(FastWriter writer)
    {
        StoredSlot weight = writer.Stored(product.B);
        int vectors = writer.VectorsOfBlock(weight.PanelWidth, writer.Tiling.ForwardVectors);
        using (writer.OneSample ? writer.Code.Block(string.Empty) : null)
        using (writer.Loop("s", writer.Samples, out Index sample))
        using (writer.PanelLoop(weight, out Index column))
        using (writer.PanelBlockLoop(weight.PanelWidth, vectors, out Index block))
        {
            // A sample's image, which is longer than a panel, is read from the cache again for each.
            var factors = new TileFactors(
                product.Output, product.A, First: 0, writer.PanelElement(product.B, column, 0, block), weight.PanelWidth, product.Addend);
            if (PairedWindows.Fit(windows, vectors))
            {
                new PairedWindows(writer, windows, factors with { Right = writer.Reference("w", factors.Right) }).Write(sample, column + block, Kept, epilogue);
            }
            else
            {
                WriteTiles(writer, factors, vectors, column + block, sample, []);
            }
        }
    }

    /// <summary>
    /// The axis along which a tile's windows lie: where a pixel has few channels, windows beside each other share most of a run, and down the image
    /// they do not. 1 → 8, 5 × 5: 95 GFLOP/s against 72; 3 → 32, 3 × 3: 98 against 80.
    /// </summary>
    private int TileAxis => windows.Axes.Length == 2 && windows.Input.Columns <= FewChannels ? 0 : windows.Axes.Length - 1;

    /// <summary>A loop over the windows along each axis, and over tiles along one.</summary>
    private void WriteTiles(FastWriter writer, TileFactors factors, int vectors, Index column, Index sample, ImmutableArray<Index> place, int width = 0)
    {
        int axis = place.Length;
        if (axis == windows.Axes.Length)
        {
            WriteTile(writer, factors, vectors, column, sample, place, width);
            return;
        }

        string name = axis == windows.Axes.Length - 1 ? "column" : axis == 0 ? "row" : "depth";
        if (axis == TileAxis)
        {
            foreach (TileRun tiles in TilesOf(windows.Output.Shape.Extents[TileAxis], vectors, writer.Tiling, TileAxis < windows.Axes.Length - 1))
            {
                using (writer.SteppedLoop(name, tiles.First, tiles.First + (tiles.Count * tiles.Width), tiles.Width, out Index first))
                {
                    WriteTiles(writer, factors, vectors, column, sample, place.Add(first), tiles.Width);
                }
            }
        }
        else
        {
            using (writer.Loop(name, windows.Output.Shape.Extents[axis], out Index index))
            {
                WriteTiles(writer, factors, vectors, column, sample, place.Add(index), width);
            }
        }
    }

    private void WriteTile(FastWriter writer, TileFactors factors, int vectors, Index column, Index sample, ImmutableArray<Index> place, int width)
    {
        int run = WindowRuns.Length(writer, windows);
        bool isDown = TileAxis < windows.Axes.Length - 1;
        Tile tile = Tile.Of(width, vectors, run, writer.Tiling.Sums);

        // Windows beside each other that share numbers of a run written out would keep them all in registers.
        bool sharesNumbers = !isDown && windows.Axes.Last().Stride * writer.StrideOf(windows.Input) < run;
        tile = run <= StraightRun && !sharesNumbers ? tile with { Straight = true }
            : sharesNumbers && windows.Input.Columns <= FewChannels ? tile with { Chains = 1 }
            : tile;
        Index row = sample;
        for (int axis = 0; axis < place.Length; axis++)
        {
            row = (row * windows.Output.Shape.Extents[axis]) + place[axis];
        }

        LeftOperand pixels = LeftOperand.Windows(writer, windows, sample, place, TileAxis);
        int rowStep = isDown ? windows.Output.Shape.Extents[1] : 1;
        new RowTile(writer, factors, tile, row, column, pixels, rowStep).Write(Kept, epilogue);
    }

    /// <summary>Tiles of as many windows as the registers hold.</summary>
    public static IEnumerable<TileRun> TilesOf(int count, int vectors, Tiling tiling, bool isDown = false)
    {
        int most = isDown ? Math.Max(1, tiling.Sums / vectors)
            : vectors > Tile.VectorsOfLargest ? tiling.Rows
            : Math.Max(tiling.Rows, vectors == 1 ? tiling.Sums : tiling.MoreRows);
        return TileRun.Split(count, most);
    }

    public sealed class Strategy : KernelStrategy
    {
        /// <summary>Before <see cref="DenseForward"/>, which takes windows that have been copied.</summary>
        public override int Priority => 1;

        public override Kernel? TryMatch(Primitive step, StepContext context)
        {
            if (step is not MatMul product || !context.IsDense(product) || product.Output.Columns == 1 || context.WindowsOf(product.A) is not { } windows)
            {
                return null;
            }

            Map? epilogue = context.EpilogueOf(product) is { } map && !map.Expression.HasFunctions() ? map : null;
            return new WindowForward(windows, product, epilogue, context.KeepsProduct(product, epilogue), context.Choices);
        }
    }
}
