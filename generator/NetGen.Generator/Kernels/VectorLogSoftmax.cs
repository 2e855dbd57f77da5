using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>Log-softmax: one logarithm a row.</summary>
internal sealed class VectorLogSoftmax(LogSoftmax logSoftmax) : SoftmaxRows(logSoftmax)
{
    protected override void WriteRow(FastWriter writer, Index row)
    {
        string maximum = Maximum(writer, row);
        string logarithm = writer.Local("log", writer.Spread(ScalarExpression.Function("Log") + $"({SumOfExponentials(writer, row, maximum)})"));
        StoreRow(writer, row, column => $"{Input(writer, row, column)} - {maximum} - {logarithm}");
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is LogSoftmax logSoftmaxStep && context.IsPadded(step.Inputs[0]) && context.IsPadded(step.Output) ? new VectorLogSoftmax(logSoftmaxStep) : null;
    }
}
