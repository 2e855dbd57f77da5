using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>
/// dA = dZ·W for one sample or few, from W as it stands: each element is a scalar product along the outputs. A tile of inputs shares what is loaded.
/// </summary>
internal sealed class InputGradient(MatMul product, Map? epilogue, Choices choices) : InputGradientKernel(product, epilogue)
{
    private const int WidestTile = FastWriter.SumsAtOnce;

    public override Partition Partition => Product.Output.IsBatched ? Partition.Samples : Partition.Whole;

    public override int RunLength(ProgramStorage storage)
    {
        int panel = storage.Stored(Product.B).PanelWidth;
        return Epilogue is null ? panel : CommonDivisor(panel, storage[Result].Width);
    }

    private static int CommonDivisor(int a, int b) => b == 0 ? a : CommonDivisor(b, a % b);

    /// <summary>Adding up the numbers of the widest vectors costs more than short rows save.</summary>
    public override int WidestVectors => Product.A.Columns < choices.WideSum ? VectorBits.Usual : VectorBits.Wide;

    public override void Write(FastWriter writer)
    {
        using (writer.RowLoop(Product.Output, out Index row))
        {
            WriteRow(writer, row);
        }

        WriteFusedRows(writer);
    }

    private void WriteRow(FastWriter writer, Index row)
    {
        var tiles = new EqualTiles(Product.Output.Columns, WidestTile);
        writer.AllTiles("i", tiles, input => WriteTile(writer, row, input, tiles.Width));
        writer.EndRow(Result, row);
    }

    private void WriteTile(FastWriter writer, Index row, Index input, int width)
    {
        StoredSlot weight = writer.Stored(Product.B);
        string[] sums = writer.Locals("sum", width, writer.Zero);
        string deltas = writer.Reference("d", writer.Element(Product.A, row, 0));
        string weights = writer.Reference("w", writer.PanelElement(Product.B, 0, input, 0));
        using (writer.PanelLoop(weight, out Index column))
        {
            using (writer.PanelBlockLoop(weight.PanelWidth, writer.VectorsOfBlock(weight.PanelWidth), out Index block))
            {
                for (int v = 0; v < writer.VectorsOfBlock(weight.PanelWidth); v++)
                {
                    MultiplyAdd(writer, sums, deltas, column + block, weights, block, v * writer.Lanes, weight.PanelWidth);
                }
            }

            if (weight.Panels > 1)
            {
                writer.Advance(weights, weight.PanelWidth * weight.Columns);
            }
        }

        writer.StoreSums(sums, i => writer.Element(Result, row, input + i));
    }

    private static void MultiplyAdd(
        FastWriter writer, IReadOnlyList<string> sums, string deltas, Index column, string weights, Index block, int start, int panelWidth)
    {
        string delta = writer.Local("d", writer.Load(FastWriter.From(deltas, column + start)));
        for (int i = 0; i < sums.Count; i++)
        {
            writer.MultiplyAdd(sums[i], delta, FastWriter.From(weights, block + ((i * panelWidth) + start)));
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is MatMul product && context.IsInputGradient(product) && product.A.Columns > 1
                ? new InputGradient(product, context.EpilogueOfGradient(product), context.Choices)
                : null;

        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) =>
            step is MatMul product && context.IsInputGradient(product) ? [product.A] : [];
    }
}
