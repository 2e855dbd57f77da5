using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Losses;

/// <summary>mean |y − t|; the derivative at 0 is 0, as in PyTorch.</summary>
internal sealed class MeanAbsoluteError : LossKind
{
    public override Loss Loss => Loss.MeanAbsoluteError;

    public override LossMean Lower(LossLowering loss, Tensor output)
    {
        Expression error = Operand(0) - Operand(1);
        return loss.Mean(Abs(error), output, loss.Target);
    }
}
