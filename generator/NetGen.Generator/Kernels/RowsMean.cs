using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <summary>J = mean L or Σ L, vector by vector along each row, summed in double whatever the precision. Padding counts for nothing, whatever it
/// is.</summary>
internal sealed class RowsMean(Reduce reduce) : Kernel
{
    public override ImmutableArray<string> Formulas => [reduce.Formula];

    public override ImmutableArray<Tensor> Reads => reduce.Inputs;

    public override ImmutableArray<Tensor> Writes => [reduce.Output];

    public override Partition Partition => Partition.Whole;

    public override int RunLength(ProgramStorage storage) => storage[reduce.Input].Width;

    public override void Write(FastWriter writer)
    {
        using (writer.Code.Block(string.Empty))
        {
            string[] totals = [.. Widened(writer, string.Empty).Select(_ => writer.NewLocal("total"))];
            foreach (string total in totals)
            {
                writer.Code.Line($"{writer.Family}<double> {total} = {writer.Family}<double>.Zero;");
            }

            using (writer.RowLoop(reduce.Input, out Index row))
            {
                writer.VectorsOfRow(reduce.Input, (column, valid) => Add(writer, totals, row, column, valid));
            }

            string sum = $"VectorMath.Sum({writer.AddChains(totals)})";
            writer.Code.Line($"{writer.Element(reduce.Output, 0, 0)} = {reduce.ResultOf(writer, sum)};");
        }
    }

    private void Add(FastWriter writer, string[] totals, Index row, Index column, int valid)
    {
        if (valid == 0)
        {
            return;
        }

        string values = writer.Local("v", writer.KeepFirst(writer.Load(writer.Element(reduce.Input, row, column)), valid));
        foreach ((string total, string part) in totals.Zip(Widened(writer, values), (t, p) => (t, p)))
        {
            writer.Code.Line($"{total} += {part};");
        }
    }

    /// <summary>A vector's numbers in double: as many vectors as that takes.</summary>
    private static string[] Widened(FastWriter writer, string vector) =>
        writer.Precision == Precision.Double ? [vector] : [$"{writer.Family}.WidenLower({vector})", $"{writer.Family}.WidenUpper({vector})"];

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Reduce { Kind: ReduceKind.MeanAll or ReduceKind.SumAll } reduce && context.IsPadded(reduce.Input) ? new RowsMean(reduce) : null;
    }
}
