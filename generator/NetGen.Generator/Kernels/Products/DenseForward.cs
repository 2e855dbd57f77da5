using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Z = A·Wᵀ + b with what follows element by element: vectors run over the outputs, panel by panel; each loaded vector of weights serves a tile of
/// samples. The inner index is distributed over several chains of sums, so that an addition does not wait for the one before.
/// </summary>
internal sealed class DenseForward(MatMul product, Map? epilogue, bool keepsProduct, Unroll unroll, Choices choices) : Kernel, IFusing
{
    public MatMul Product => product;

    /// <summary>What follows while the sums are in registers; null where nothing does.</summary>
    public Map? Epilogue => epilogue;

    public ImmutableArray<Primitive> Fused => epilogue is null ? [] : [epilogue];

    public override string Role => "Forward";

    public override ImmutableArray<string> Formulas => epilogue is null ? [product.Formula] : [product.Formula, epilogue.Formula];

    public override ImmutableArray<Tensor> Reads => [.. product.Inputs, .. Others];

    public override ImmutableArray<Tensor> Writes =>
        epilogue is null ? [product.Output] : keepsProduct ? [product.Output, epilogue.Output] : [epilogue.Output];

    public override Partition Partition => Partition.Samples;

    public override int WidestVectors => VectorBits.Wide;

    public override int RunLength(ProgramStorage storage) => storage.Stored(product.B).PanelWidth;

    /// <summary>The few sums of a small layer wait for each other, however wide they are.</summary>
    public override int WidestForOneSample =>
        choices.WidestForOneSample(product.Output.Columns, epilogue is not null && epilogue.Expression.HasFunctions());

    /// <summary>Of sums that are all there at once, and of what is multiplied number by number.</summary>
    public override ImmutableArray<Tensor> MayBeInRegisters(FastWriter writer)
    {
        bool atOnce = PanelsTogether(writer) == writer.Stored(product.B).Panels
            && Vectors(writer) * writer.Lanes == writer.Stored(product.B).PanelWidth;
        bool byNumber = SampleTiles(writer, PanelsTogether(writer)).Last().Straight;
        return [.. atOnce ? Writes.Concat(Others.Where(o => o != product.A)) : [], .. byNumber ? new[] { product.A } : []];
    }

    /// <summary>What the step behind the product reads beside it.</summary>
    private IEnumerable<Tensor> Others => epilogue is null ? [] : epilogue.Inputs.Where(i => i != product.Output);

    public override void Write(FastWriter writer)
    {
        Tensor? kept = epilogue is null || keepsProduct ? product.Output : null;
        StoredSlot weight = writer.Stored(product.B);
        int together = PanelsTogether(writer);
        int paired = weight.Panels / together * together;
        WritePanels(0, paired, together);
        WritePanels(paired, weight.Panels, 1);
        if (!writer.OneSample)
        {
            var factors = new TileFactors(product.Output, product.A, First: 0, writer.PanelElement(product.B, 0, 0, 0), weight.PanelWidth, product.Addend);
            new LeftOverRows(writer, factors, writer.Tiling.Rows, 0, weight.Panels * weight.PanelWidth).Write(product.A.Columns, kept, epilogue);
        }

        void WritePanels(int first, int end, int count)
        {
            if (first < end)
            {
                using (writer.SteppedLoop("p", first * weight.PanelWidth, end * weight.PanelWidth, count * weight.PanelWidth, out Index column))
                {
                    WriteBlocks(writer, column, count, kept);
                }
            }
        }
    }

    private void WriteBlocks(FastWriter writer, Index column, int panels, Tensor? kept)
    {
        StoredSlot weight = writer.Stored(product.B);
        Tile[] tiles = [.. SampleTiles(writer, panels)];
        using (writer.PanelBlockLoop(weight.PanelWidth, Vectors(writer), out Index block))
        {
            var factors = new TileFactors(
                product.Output, product.A, First: 0, writer.PanelElement(product.B, column, 0, block), weight.PanelWidth, product.Addend, weight.PanelWidth * weight.Columns);
            RowTile.WriteAll(writer, factors, tiles, column + block, kept, epilogue);
        }
    }

    /// <summary>Several panels read at once: fewer numbers are spread out for as many weights, and of one sample's more weights are on their
    /// way.</summary>
    private int PanelsTogether(FastWriter writer)
    {
        StoredSlot weight = writer.Stored(product.B);
        bool whole = Vectors(writer) * writer.Lanes == weight.PanelWidth;
        int most = writer.Rows(product.Output).IsOne
            ? choices.PanelsTogether(weight.Panels, Vectors(writer), writer.Tiling)
            : Vectors(writer) == 1 ? Math.Min(weight.Panels, writer.Tiling.Panels) : 1;
        return whole ? most : 1;
    }

    private int Vectors(FastWriter writer) => writer.VectorsOfBlock(writer.Stored(product.B).PanelWidth, writer.Tiling.ForwardVectors);

    /// <summary>The tiles for most samples, then the one for those that are left over, or for one alone.</summary>
    private IEnumerable<Tile> SampleTiles(FastWriter writer, int panels)
    {
        int vectors = Vectors(writer) * panels;
        int inner = product.A.Columns;
        foreach (Tile tile in Tile.ForSamples(writer.Tiling, vectors, inner, writer.Stored(product.B).Panels >= choices.ManyPanels))
        {
            yield return tile with { Straight = tile.Rows == 1 && (unroll == Unroll.Full || (unroll == Unroll.Auto && inner * vectors <= Budget.StraightLine)) };
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context)
        {
            if (step is not MatMul product || !context.IsDense(product) || product.Output.Columns == 1)
            {
                return null;
            }

            // The sums of a batch's tile and what they are made of fill sixteen registers: an elementary function's constants would drive them out.
            Map? epilogue = context.EpilogueOfOne(product) is { } map && (context.IsOneSample || !map.Expression.HasFunctions()) ? map : null;
            return new DenseForward(product, epilogue, context.KeepsProduct(product, epilogue), context.Unroll, context.Choices);
        }
    }
}
