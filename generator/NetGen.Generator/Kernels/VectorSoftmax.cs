using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>Softmax: the exponentials wait in the output's place for their sum.</summary>
internal sealed class VectorSoftmax(Softmax softmax) : SoftmaxRows(softmax)
{
    protected override void WriteRow(FastWriter writer, Index row)
    {
        string sum = SumOfExponentials(
            writer, row, Maximum(writer, row), (column, exponential) => writer.StoreRow(softmax.Output, row, column, exponential));
        string total = writer.Local("sum", writer.Spread(sum));
        StoreRow(writer, row, column => $"{writer.LoadRow(softmax.Output, row, column)} / {total}");
    }

    /// <summary>The sum of exp(z − max z) over the row; <paramref name="keep"/> gets each vector of them.</summary>
    private string SumOfExponentials(FastWriter writer, Index row, string maximum, System.Action<Index, string> keep)
    {
        string sum = writer.Local("sum", writer.Zero);
        writer.VectorsOfRow(softmax.Output, (column, valid) =>
        {
            if (valid > 0)
            {
                string exponential = writer.Local("e", writer.KeepFirst(writer.Function("Exp", $"{Input(writer, row, column)} - {maximum}"), valid));
                writer.Code.Line($"{sum} += {exponential};");
                keep(column, exponential);
            }
        });
        return $"VectorMath.Sum({sum})";
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is Softmax softmaxStep && context.IsPadded(step.Inputs[0]) && context.IsPadded(step.Output) ? new VectorSoftmax(softmaxStep) : null;
    }
}
