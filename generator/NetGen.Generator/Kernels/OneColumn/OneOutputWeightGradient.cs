using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>dw = dzᵀ·A of a layer with one output: vectors run along the inputs, and a few of them stay in registers while the whole batch goes
/// by.</summary>
internal sealed class OneOutputWeightGradient(Contract product) : Kernel
{
    /// <summary>Sums of each vector, over which the samples are distributed, so that an addition does not wait for the one before.</summary>
    private const int Chains = 4;

    /// <summary>The most vectors of a tile.</summary>
    private const int WidestTile = 2;

    public override ImmutableArray<string> Formulas => [product.Formula];

    public override ImmutableArray<Tensor> Reads => product.Inputs;

    public override ImmutableArray<Tensor> Writes => [product.Output];

    public override Partition Partition => Partition.Tiles;

    public override int RunLength(ProgramStorage storage) => RowVectors.RunLength(product.B, storage);

    public override int Shares(FastWriter writer)
    {
        var vectors = new RowVectors(writer, product.B);
        return vectors.Full == 0 ? 1 : TilesOf(vectors).Shares;
    }

    public override Kernel? AsUpdate(Program program) =>
        product.A.RowsPerSample == 1 && program.StoredAs(product.Output) is { } weight ? new OneOutputWeightUpdate(product, weight) : null;

    public override void Write(FastWriter writer)
    {
        var vectors = new RowVectors(writer, product.B);
        if (vectors.Full > 0)
        {
            writer.TileLoop("c", TilesOf(vectors), writer.Lanes, column => WriteTile(writer, column, TilesOf(vectors).Width, vectors.All));
        }

        // Without padding, numbers that an earlier tile has had come out again, with the same bits.
        if (vectors.Rest() is var (start, part))
        {
            using (writer.Code.Block($"if (end == {Literal.Of(Shares(writer))})"))
            {
                WriteTile(writer, start, 1, part);
            }
        }
    }

    private static EqualTiles TilesOf(RowVectors vectors) => new(vectors.Full, WidestTile);

    private void WriteTile(FastWriter writer, Index column, int width, RowPart part)
    {
        string[] totals = writer.Locals("total", width, writer.Zero);
        RightOperand activations = RightOperand.Rows(writer, "a", product.B, 0, column);
        LeftOperand deltas = LeftOperand.Columns(writer, "d", product.A, 0);
        var tile = new ProductTile(writer, new Tile(Rows: 1, width, Chains, Inner: 1, Straight: false), deltas, activations);
        using (writer.SumBlocks(product.A))
        {
            tile.Start(_ => writer.Zero);
            writer.RowTilesOfBlock(product.A, Chains, (row, rows) =>
            {
                for (int r = 0; r < rows; r++)
                {
                    tile.MultiplyAdd(row + r, distance: r, chain: r);
                }

                tile.Advance(rows);
            });
            tile.AddChains();
            for (int v = 0; v < width; v++)
            {
                writer.Code.Line($"{totals[v]} += {tile.Sum(0, v)};");
            }
        }

        for (int v = 0; v < width; v++)
        {
            writer.Store(writer.RowElement(product.Output, column + (v * writer.Lanes)), part.StoreAgain(totals[v]));
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Contract contraction && context.IsWeightGradient(contraction) && contraction.A.Columns == 1
                ? new OneOutputWeightGradient(contraction)
                : null;
    }
}
