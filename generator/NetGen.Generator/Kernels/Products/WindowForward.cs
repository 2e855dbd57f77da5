using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Z = windows(X)·Wᵀ + b, a convolution: the windows are read in place, so that nothing is copied. A tile takes windows side by side along the last
/// axis; where they do not divide it, the last tile begins inside the one before.
/// </summary>
internal sealed class WindowForward(Window windows, MatMul product, Map? epilogue, bool keepsProduct, Choices choices) : Kernel, IFusing
{
    /// <summary>Numbers of a run up to which there is no loop over them.</summary>
    private const int StraightRun = 8;

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

    public override void Write(FastWriter writer)
    {
        StoredSlot weight = writer.Stored(product.B);
        int vectors = writer.VectorsOfBlock(weight.PanelWidth, writer.Tiling.ForwardVectors);
        using (writer.OneSample ? writer.Code.Block(string.Empty) : null)
        using (writer.PanelLoop(weight, out Index column))
        using (writer.PanelBlockLoop(weight.PanelWidth, vectors, out Index block))
        using (writer.Loop("s", writer.Samples, out Index sample))
        {
            var factors = new TileFactors(
                product.Output, product.A, First: 0, writer.PanelElement(product.B, column, 0, block), weight.PanelWidth, product.Addend);
            WriteTiles(writer, factors, vectors, column + block, sample, sample, []);
        }
    }

    /// <summary>A loop over the windows along each axis but the last, and there over tiles.</summary>
    private void WriteTiles(FastWriter writer, TileFactors factors, int vectors, Index column, Index sample, Index row, ImmutableArray<Index> place)
    {
        int axis = place.Length;
        int count = windows.Output.Shape.Extents[axis];
        if (axis < windows.Axes.Length - 1)
        {
            using (writer.Loop(axis == 0 ? "row" : "depth", count, out Index index))
            {
                WriteTiles(writer, factors, vectors, column, sample, (row * count) + index, place.Add(index));
            }

            return;
        }

        var tiles = TilesOf(count, vectors, writer.Tiling);
        int run = WindowRuns.Length(writer, windows);
        Tile tile = Tile.Of(tiles.Width, vectors, run, writer.Tiling.Sums);
        tile = run <= StraightRun ? tile with { Straight = true } : tile;
        writer.AllTiles("column", tiles, first => new RowTile(
            writer, factors, tile, (row * count) + first, column, LeftOperand.Windows(writer, windows, sample, place.Add(first))).Write(
                epilogue is null || keepsProduct ? product.Output : null, epilogue));
    }

    /// <summary>As many windows as the registers hold, but fewer where less is computed twice.</summary>
    private static EqualTiles TilesOf(int count, int vectors, Tiling tiling)
    {
        int most = vectors > Tile.VectorsOfLargest ? tiling.Rows : System.Math.Max(tiling.Rows, tiling.MoreRows);
        return Enumerable.Range((most / 2) + 1, most - (most / 2)).Reverse().Select(widest => new EqualTiles(count, widest))
            .OrderBy(t => t.Count * t.Width).First();
    }

    public sealed class Strategy : KernelStrategy
    {
        /// <summary>Before <see cref="DenseForward"/>, which takes windows that have been copied.</summary>
        public override int Priority => 1;

        public override Kernel? TryMatch(Primitive step, StepContext context)
        {
            if (step is not MatMul product || !context.IsDense(product) || product.Output.Columns == 1 || context.WindowsOf(product) is not { } windows)
            {
                return null;
            }

            Map? epilogue = context.EpilogueOf(product) is { } map && !map.Expression.HasFunctions() ? map : null;
            return new WindowForward(windows, product, epilogue, context.KeepsProduct(product, epilogue), context.Choices);
        }
    }
}
