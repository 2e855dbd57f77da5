using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>Softmax: the exponentials wait in the output's place for their sum.</summary>
internal sealed class VectorSoftmax(Softmax softmax) : SoftmaxRows(softmax)
{
    protected override void WriteRow(FastWriter writer, Index row)
    {
        string sum = SumOfExponentials(writer, row, Maximum(writer, row), (column, exponential) => writer.StoreRow(softmax.Output, row, column, exponential));
        string total = writer.Local("sum", writer.Spread(sum));
        StoreRow(writer, row, column => $"{writer.LoadRow(softmax.Output, row, column)} / {total}");
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Softmax softmaxStep && context.IsPadded(step.Inputs[0]) && context.IsPadded(step.Output) ? new VectorSoftmax(softmaxStep) : null;
    }
}
