using System.Collections.Immutable;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>The gradient of a loss of class indices: the same for all classes a vector at a time, then the one class of the row.</summary>
internal sealed class VectorClassGradient(ClassCrossEntropyGradient step) : SoftmaxRows(step)
{
    public override ImmutableArray<Tensor> MayBeInRegisters(FastWriter writer) => [];

    protected override void WriteRow(FastWriter writer, Index row) => step.WriteRow(writer, row, () =>
    {
        string factor = writer.Local("factor", writer.Spread("slope"));
        StoreRow(writer, row, column =>
        {
            string probability = writer.Function("Exp", Input(writer, row, column));
            return $"{factor} * {(step.Share == 0 ? probability : $"({probability} - {writer.Spread(writer.Number(step.Share))})")}";
        });
    });

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is ClassCrossEntropyGradient gradient && context.IsPadded(gradient.Logarithms) && context.IsPadded(step.Output)
                ? new VectorClassGradient(gradient)
                : null;
    }
}
