using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Losses;

/// <summary>mean of (y − t)²/2 where |y − t| ≤ 1, else |y − t| − 1/2.</summary>
internal sealed class Huber : LossKind
{
    public override Loss Loss => Loss.Huber;

    public override LossMean Lower(LossLowering loss, Tensor output)
    {
        Expression error = Operand(0) - Operand(1);
        Expression elements = Select(error, 1, error - 0.5, Select(-1, error, -error - 0.5, 0.5 * (error * error)));
        return loss.Mean(elements, output, loss.Target);
    }
}
