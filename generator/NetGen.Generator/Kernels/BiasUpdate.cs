using System.Collections.Immutable;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>b = b − rate·dZ for one sample.</summary>
internal sealed class BiasUpdate(Reduce gradient, Tensor bias) : Kernel
{
    public override ImmutableArray<string> Formulas => [gradient.Formula, $"{bias} = {bias} − {FastWriter.Rate}·{gradient.Output}"];

    public override ImmutableArray<Tensor> Reads => [gradient.Input, bias];

    public override ImmutableArray<Tensor> Writes => [];

    public override ImmutableArray<Tensor> Updates => [bias];

    public override Partition Partition => Partition.Whole;

    public override int RunLength(ProgramStorage storage) => IsOne ? 0 : storage[gradient.Input].Width;

    private bool IsOne => gradient.Input.Columns == 1;

    public override void Write(FastWriter writer)
    {
        using (writer.Code.Block(string.Empty))
        {
            if (IsOne)
            {
                writer.Code.Line($"{writer.Element(bias, 0, 0)} -= {FastWriter.Rate} * {writer.Element(gradient.Input, 0, 0)};");
                return;
            }

            writer.VectorsOfRow(gradient.Input, (column, _) =>
            {
                Address element = writer.Element(bias, 0, column);
                writer.Store(element, writer.Sum(writer.Spread("-" + FastWriter.Rate), writer.Load(writer.Element(gradient.Input, 0, column)), writer.Load(element)));
            });
        }
    }
}
