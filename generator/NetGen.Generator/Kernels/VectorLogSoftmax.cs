using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>Log-softmax: one logarithm a row, of 1 + the terms that are smaller than the largest; with the loss of class indices, where that is
/// asked for.</summary>
internal sealed class VectorLogSoftmax(Primitive step) : SoftmaxRows(step)
{
    public override ImmutableArray<Tensor> MayBeInRegisters(FastWriter writer) =>
        Step is ClassCrossEntropy ? [.. base.MayBeInRegisters(writer).Take(1)] : base.MayBeInRegisters(writer);

    protected override void WriteRow(FastWriter writer, Index row)
    {
        string maximum = Maximum(writer, row);
        string rest = $"{SumOfSmaller(writer, row, maximum, out string count)} + ({Literal.Of(Step.Output.Columns - 1)} - VectorMath.Sum({count}))";
        string logarithm = writer.Local("log", writer.Spread(ScalarExpression.Function("Log1p") + $"({rest})"));
        StoreRow(writer, row, column => $"{Input(writer, row, column)} - {maximum} - {logarithm}");
        (Step as ClassCrossEntropy)?.WriteLoss(writer, row);
    }

    /// <summary>
    /// The sum of exp(z − max z) over the elements below the largest; <paramref name="count"/> has how many they are, over its lanes.
    /// </summary>
    private string SumOfSmaller(FastWriter writer, Index row, string maximum, out string count)
    {
        string sum = writer.Local("sum", writer.Zero);
        string counted = writer.Local("count", writer.Zero);
        writer.VectorsOfRow(Step.Output, (column, valid) =>
        {
            if (valid > 0)
            {
                string difference = writer.Local("d", $"{Input(writer, row, column)} - {maximum}");
                string smaller = writer.Local("smaller", writer.KeepFirst($"{writer.Family}.LessThan({difference}, {writer.Zero})", valid));
                writer.Code.Line($"{sum} += {writer.Function("Exp", difference)} & {smaller};");
                writer.Code.Line($"{counted} += {writer.Spread(writer.Number(1))} & {smaller};");
            }
        });
        count = counted;
        return $"VectorMath.Sum({sum})";
    }

    public sealed class Strategy : KernelStrategy
    {
        public override Kernel? TryMatch(Primitive step, StepContext context) =>
            step is LogSoftmax or ClassCrossEntropy && context.IsPadded(step.Inputs[0]) && context.IsPadded(step.Output)
                ? new VectorLogSoftmax(step)
                : null;
    }
}
