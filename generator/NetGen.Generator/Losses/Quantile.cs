using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Losses;

/// <summary>mean q·(t − y) where t ≥ y, else (1 − q)·(y − t); where they are equal the derivative is in the middle, as PyTorch's of a maximum.</summary>
internal sealed class Quantile : LossKind
{
    public override Loss Loss => Loss.Quantile;

    public override bool TakesQuantile => true;

    public override LossMean Lower(LossLowering loss, Tensor output)
    {
        double q = loss.Quantile;
        Expression below = Operand(1) - Operand(0);
        Expression elements = Select(below, 0, q * below, Select(0, below, (q - 1) * below, (q - 0.5) * below));
        return loss.Mean(elements, output, loss.Target);
    }
}
