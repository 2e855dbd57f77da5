using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Losses;

/// <summary>mean (y − t)².</summary>
internal sealed class MeanSquaredError : LossKind
{
    public override Loss Loss => Loss.MeanSquaredError;

    public override LossMean Lower(LossLowering loss, Tensor output)
    {
        Expression error = Operand(0) - Operand(1);
        return loss.Mean(error * error, output, loss.Target);
    }
}
