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

    public override int WidestVectors => 512;

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
        string delta = writer.Reference("d", writer.Element(product.A, 0, column + block));
        string activation = writer.Reference("a", writer.Element(product.B, 0, input));
        using (writer.SumBlocks(product.A))
        {
            WriteBlock(writer, column, block, input, width, vectors, delta, activation);
        }
    }

    private void WriteBlock(FastWriter writer, Index column, Index block, Index input, int width, int vectors, string delta, string activation)
    {
        string[] sums = writer.Locals("sum", width * vectors, writer.Zero);
        using (writer.RowsOfBlock(product.A, out _))
        {
            string[] deltas = [.. Enumerable.Range(0, vectors).Select(v => writer.Local("d", writer.Load(FastWriter.From(delta, v * writer.Lanes))))];
            for (int i = 0; i < width; i++)
            {
                Address number = FastWriter.From(activation, i);
                if (vectors == 1)
                {
                    writer.MultiplyAdd(sums[i], number, deltas[0]);
                    continue;
                }

                string a = writer.Local("a", writer.Spread(number));
                for (int v = 0; v < vectors; v++)
                {
                    writer.MultiplyAdd(sums[(i * vectors) + v], a, deltas[v]);
                }
            }

            writer.Advance(delta, writer.StrideOf(product.A));
            writer.Advance(activation, writer.StrideOf(product.B));
        }

        // A panel's vectors stand one behind the other only where the tile has all of them.
        int panel = writer.Stored(product.Output).PanelWidth;
        bool whole = vectors * writer.Lanes == panel;
        for (int v = 0; v < (whole ? 1 : vectors); v++)
        {
            Address first = writer.PanelElement(product.Output, column, input, block, v * writer.Lanes);
            string[] own = [.. sums.Where((_, i) => whole || i % vectors == v)];
            writer.StoreBlockSums(first, own, whole ? writer.Lanes : panel);
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
