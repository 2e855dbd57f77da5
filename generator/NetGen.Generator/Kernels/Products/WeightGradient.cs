using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>dW = dZᵀ·A in the layout of W: vectors run over the outputs, and a tile of inputs stays in registers while the whole batch goes by, in
/// one order.</summary>
internal sealed class WeightGradient(Contract product) : Kernel
{
    public override ImmutableArray<string> Formulas => [product.Formula];

    public override ImmutableArray<Tensor> Reads => product.Inputs;

    public override ImmutableArray<Tensor> Writes => [product.Output];

    public override Partition Partition => Partition.Tiles;

    public override int WidestVectors => VectorBits.Wide;

    public override int RunLength(ProgramStorage storage) => storage.Stored(product.Output).PanelWidth;

    public override int Shares(FastWriter writer) => TilesOf(writer).Shares;

    public override Kernel? AsUpdate(Program program) =>
        product.A.RowsPerSample == 1 && program.StoredAs(product.Output) is { } weight ? new WeightUpdate(product, weight) : null;

    public override void Write(FastWriter writer)
    {
        StoredSlot gradient = writer.Stored(product.Output);
        int vectors = writer.VectorsOfBlock(gradient.PanelWidth);
        using (writer.PanelLoop(gradient, out Index column))
        {
            using (writer.PanelBlockLoop(gradient.PanelWidth, writer.VectorsOfBlock(gradient.PanelWidth), out Index block))
            {
                writer.TileLoop("i", TilesOf(writer), 1, input => WriteTile(writer, column, block, input, TilesOf(writer).Width, vectors));
            }
        }
    }

    private EqualTiles TilesOf(FastWriter writer)
    {
        StoredSlot gradient = writer.Stored(product.Output);
        return new EqualTiles(gradient.Columns, writer.Tiling.InputsOfGradient(writer.VectorsOfBlock(gradient.PanelWidth)));
    }

    private void WriteTile(FastWriter writer, Index column, Index block, Index input, int width, int vectors)
    {
        RightOperand deltas = RightOperand.Rows(writer, "d", product.A, 0, column + block);
        LeftOperand activations = LeftOperand.Columns(writer, "a", product.B, input);
        var tile = new ProductTile(writer, new Tile(width, vectors, Chains: 1, Inner: 1, Straight: false), activations, deltas);
        using (writer.SumBlocks(product.A))
        {
            tile.Start(_ => writer.Zero);
            using (writer.RowsOfBlock(product.A, out Index row))
            {
                tile.MultiplyAdd(row);
                tile.Advance(1);
            }

            tile.AddTo(product.Output, column, input, block, writer.StoreBlockSums);
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Contract contraction && context.IsWeightGradient(contraction) && contraction.A.Columns > 1
                ? new WeightGradient(contraction)
                : null;

        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) =>
            step is Contract contraction && context.IsWeightGradient(contraction) ? [contraction.A] : [];
    }
}
