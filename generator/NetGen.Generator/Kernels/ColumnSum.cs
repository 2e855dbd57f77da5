using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>db = Σ dZ over the samples: a few vectors of columns at a time, the whole batch in one order.</summary>
internal sealed class ColumnSum(Reduce reduce) : Kernel
{
    /// <summary>Vectors that are summed side by side, so that one addition need not wait for the last.</summary>
    private const int WidestTile = 4;

    public override ImmutableArray<string> Formulas => [reduce.Formula];

    public override ImmutableArray<Tensor> Reads => reduce.Inputs;

    public override ImmutableArray<Tensor> Writes => [reduce.Output];

    public override Partition Partition => Partition.Tiles;

    public override Kernel? AsUpdate(Program program) =>
        reduce.Input.RowsPerSample == 1 && program.StoredAs(reduce.Output) is { } bias ? new BiasUpdate(reduce, bias) : null;

    public override int RunLength(ProgramStorage storage) => storage[reduce.Input].Width;

    public override int Tiles(FastWriter writer) => Runs(writer).Sum(r => r.Count);

    public override void Write(FastWriter writer) => writer.TileLoops("v", Runs(writer), (vector, vectors) =>
    {
        Index column = Index.Of("c");
        writer.Code.Line($"nint {column} = {vector * writer.Lanes};");
        using (writer.SumBlocks(reduce.Input))
        {
            string[] sums = [.. Enumerable.Range(0, vectors).Select(_ => writer.Local("sum", writer.Zero))];
            using (writer.SumRows(reduce.Input, out Index row))
            {
                for (int v = 0; v < vectors; v++)
                {
                    writer.Code.Line($"{sums[v]} += {writer.Load(writer.Element(reduce.Input, row, column + (v * writer.Lanes)))};");
                }
            }

            for (int v = 0; v < vectors; v++)
            {
                writer.StoreSum(writer.Element(reduce.Output, 0, column + (v * writer.Lanes)), sums[v]);
            }
        }
    });

    private IEnumerable<TileRun> Runs(FastWriter writer) => TileRun.Split(writer.WidthOf(reduce.Input) / writer.Lanes, WidestTile);

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Reduce reduce && context.IsSumOfRows(reduce) && reduce.Input.Columns > 1 ? new ColumnSum(reduce) : null;

        public override ImmutableArray<Tensor> PaddedReads(Primitive step, StepContext context) =>
            step is Reduce { Kind: ReduceKind.SumRows } ? step.Inputs : [];
    }
}
