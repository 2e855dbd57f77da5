using System.Collections.Immutable;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>Σ over the last axis: the vectors of a row, then the numbers of their sum. Padding counts for nothing, whatever it is.</summary>
internal sealed class RowSum(Reduce reduce) : Kernel
{
    public override ImmutableArray<string> Formulas => [reduce.Formula];

    public override ImmutableArray<Tensor> Reads => reduce.Inputs;

    public override ImmutableArray<Tensor> Writes => [reduce.Output];

    public override Partition Partition => reduce.Output.IsBatched ? Partition.Samples : Partition.Whole;

    public override int RunLength(ProgramStorage storage) => storage[reduce.Input].Width;

    public override ImmutableArray<Tensor> MayBeInRegisters(FastWriter writer) =>
        reduce.Input.RowsPerSample == 1 && writer.UnrollsRow(reduce.Input) ? [reduce.Input, reduce.Output] : [];

    public override void Write(FastWriter writer)
    {
        using (writer.RowLoop(reduce.Input, out Index row))
        {
            string sum = writer.Local("sum", writer.Zero);
            writer.VectorsOfRow(reduce.Input, (column, valid) =>
            {
                if (valid > 0)
                {
                    writer.Code.Line($"{sum} += {writer.KeepFirst(writer.LoadRow(reduce.Input, row, column), valid)};");
                }
            });
            writer.Code.Line($"{writer.Element(reduce.Output, row, 0)} = VectorMath.Sum({sum});");
            writer.EndRow(reduce.Output, row);
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Reduce { Kind: ReduceKind.SumColumns, Output.Role: TensorRole.Intermediate } reduce && context.IsPadded(reduce.Input)
                ? new RowSum(reduce)
                : null;
    }
}
