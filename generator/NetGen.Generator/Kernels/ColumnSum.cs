using System.Collections.Immutable;
using NetGen.Generator.Emission;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Kernels;

/// <summary>db = Σ dZ over the samples: a vector of columns at a time, the whole batch in one order.</summary>
internal sealed class ColumnSum(Reduce reduce) : Kernel
{
    public override ImmutableArray<string> Formulas => [reduce.Formula];

    public override ImmutableArray<Tensor> Reads => reduce.Inputs;

    public override ImmutableArray<Tensor> Writes => [reduce.Output];

    public override int Size => 8;

    public override void Write(FastWriter writer) => writer.VectorsOfRow(reduce.Input, (column, _) =>
    {
        using (writer.SumBlocks(reduce.Input))
        {
            string sum = writer.Local("sum", writer.Zero);
            using (writer.SumRows(reduce.Input, out string row))
            {
                writer.Code.Line($"{sum} += {writer.Load(writer.Element(reduce.Input, row, column))};");
            }

            writer.StoreSum(writer.Element(reduce.Output, "0", column), sum);
        }
    });
}
