using System.Collections.Immutable;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>dA = dz·w of a layer with one output: every row is the row of weights, times one number.</summary>
internal sealed class OneOutputInputGradient(MatMul product) : Kernel
{
    public override ImmutableArray<string> Formulas => [product.Formula];

    public override ImmutableArray<Tensor> Reads => product.Inputs;

    public override ImmutableArray<Tensor> Writes => [product.Output];

    public override Partition Partition => Partition.Samples;

    public override int RunLength(ProgramStorage storage) => storage[product.Output].Width;

    public override void Write(FastWriter writer)
    {
        using (writer.RowLoop(product.Output, out Index row))
        {
            string delta = writer.Local("d", writer.Spread(writer.Element(product.A, row, 0)));
            writer.VectorsOfRow(product.Output, (column, valid) => writer.Store(
                writer.Element(product.Output, row, column),
                valid == 0 ? writer.Zero : writer.KeepFirst($"{delta} * {writer.Load(writer.RowElement(product.B, column))}", valid)));
        }
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is MatMul product && context.IsInputGradient(product) && product.A.Columns == 1 ? new OneOutputInputGradient(product) : null;
    }
}
