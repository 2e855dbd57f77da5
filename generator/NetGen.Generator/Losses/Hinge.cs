using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Losses;

/// <summary>mean max(0, 1 − t·y), targets −1 and 1; where 1 − t·y is 0 the derivative is −t, as in Keras on TensorFlow.</summary>
internal sealed class Hinge : LossKind
{
    public override Loss Loss => Loss.Hinge;

    public override LossMean Lower(LossLowering loss, Tensor output)
    {
        Expression margin = 1 - Operand(1) * Operand(0);
        return loss.Mean(Max(0, margin), output, loss.Target);
    }
}
