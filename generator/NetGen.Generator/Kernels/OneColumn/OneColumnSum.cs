using System.Collections.Immutable;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>db = Σ dz over the samples of one column, a vector of samples at a time.</summary>
internal sealed class OneColumnSum(Reduce reduce) : Kernel
{
    public override ImmutableArray<string> Formulas => [reduce.Formula];

    public override ImmutableArray<Tensor> Reads => reduce.Inputs;

    public override ImmutableArray<Tensor> Writes => [reduce.Output];

    public override (ImmutableArray<string> Names, string Formula)? Shared => (["values", "sums"], "sums = Σ values over the samples");

    public override Partition Partition => Partition.Whole;

    public override Kernel? AsUpdate(Program program) =>
        reduce.Input.RowsPerSample == 1 && program.StoredAs(reduce.Output) is { } bias ? new BiasUpdate(reduce, bias) : null;

    public override int RunLength(ProgramStorage storage) => 0;

    public override void Write(FastWriter writer)
    {
        using (writer.OneSample ? writer.Code.Block(string.Empty) : null)
        {
            string total = writer.Local("total", writer.Zero);
            using (writer.SumBlocks(reduce.Input))
            {
                writer.DeclareSumEnd(reduce.Input);
                string sum = writer.Local("sum", writer.Zero);
                string counter = LoopWriter.RowName(reduce.Input);
                Index row = Index.Of(counter);
                using (writer.Code.Block($"for (nint {row} = {writer.SumStart}; {row} < {writer.SumEnd(reduce.Input)}; {FastWriter.Step(counter, writer.Lanes)})"))
                {
                    writer.Code.Line($"{sum} += {writer.LoadPart(writer.Element(reduce.Input, row, 0), $"{writer.SumEnd(reduce.Input)} - {row}")};");
                }

                writer.Code.Line($"{total} += {sum};");
            }

            writer.Code.Line($"{writer.Element(reduce.Output, 0, 0)} = VectorMath.Sum({total});");
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Reduce reduce && context.IsSumOfRows(reduce) && reduce.Input.Columns == 1 ? new OneColumnSum(reduce) : null;
    }
}
