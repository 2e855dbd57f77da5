using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Losses;

/// <summary>mean exp(y) − t·y, where y is the logarithm of the expected count t.</summary>
internal sealed class Poisson : LossKind
{
    public override Loss Loss => Loss.Poisson;

    public override LossMean Lower(LossLowering loss, Tensor output)
    {
        Expression elements = Exp(Operand(0)) - (Operand(1) * Operand(0));
        return loss.Mean(elements, output, loss.Target);
    }
}
