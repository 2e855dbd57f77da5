using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>db = Σ dZ over the samples: a few vectors of columns at a time, the whole batch in one order. What is added may be an elementwise
/// step's output that nothing else reads.</summary>
internal sealed class ColumnSum(Reduce reduce, Map? prologue) : Kernel, IFusing
{
    /// <summary>Vectors that are summed side by side, so that one addition need not wait for the last.</summary>
    private const int WidestTile = 4;

    public ImmutableArray<Primitive> Fused => prologue is null ? [] : [prologue];

    public override ImmutableArray<string> Formulas => prologue is null ? [reduce.Formula] : [prologue.Formula, reduce.Formula];

    public override ImmutableArray<Tensor> Reads => prologue?.Inputs ?? reduce.Inputs;

    public override ImmutableArray<Tensor> Writes => [reduce.Output];

    public override (ImmutableArray<string> Names, string Formula)? Shared =>
        prologue is not null ? null : (["values", "sums"], "sums = Σ values over the samples");

    public override Partition Partition => Partition.Tiles;

    public override Kernel? AsUpdate(Program program) =>
        reduce.Input.RowsPerSample == 1 && program.StoredAs(reduce.Output) is { } bias ? new BiasUpdate(reduce, bias) : null;

    /// <summary>A step that is fused is not stored; its rows have no padding.</summary>
    public override int RunLength(ProgramStorage storage) => prologue is null ? storage[reduce.Input].Width : reduce.Input.Columns;

    public override int Shares(FastWriter writer) => TilesOf(writer).Shares;

    public override void Write(FastWriter writer) => writer.TileLoop("c", TilesOf(writer), writer.Lanes, column =>
    {
        int vectors = TilesOf(writer).Width;
        using (writer.SumBlocks(reduce.Input))
        {
            string[] sums = writer.Locals("sum", vectors, writer.Zero);
            using (writer.RowsOfBlock(reduce.Input, out Index row))
            {
                for (int v = 0; v < vectors; v++)
                {
                    writer.Code.Line($"{sums[v]} += {Value(writer, row, column + (v * writer.Lanes))};");
                }
            }

            writer.StoreBlockSums(writer.Element(reduce.Output, 0, column), sums, writer.Lanes);
        }
    });

    private string Value(FastWriter writer, Index row, Index column) => prologue is null
        ? writer.Load(writer.Element(reduce.Input, row, column))
        : new VectorExpression(writer).Write(
            prologue.Expression, [.. prologue.Inputs.Select(i => VectorMap.Operand(writer, prologue.Output, i, i, row, column, writer.Lanes))]);

    private EqualTiles TilesOf(FastWriter writer) =>
        new((prologue is null ? writer.WidthOf(reduce.Input) : reduce.Input.Columns) / writer.Lanes, WidestTile);

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Reduce reduce && context.IsSumOfRows(reduce) && reduce.Input.Columns > 1
                ? new ColumnSum(reduce, context.PrologueOf(reduce))
                : null;

        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) =>
            step is Reduce { Kind: ReduceKind.SumRows } ? step.Inputs : [];
    }
}
