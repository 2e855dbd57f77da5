using System;
using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Losses;

/// <summary>
/// mean log cosh e with e = y − t. Far out it is |e| + log(1 + exp(−2·|e|)) − log 2, which does not overflow; where |e| ≤ 1 it is
/// −log(1 − tanh² e)/2, which keeps its digits near 0, as its derivative tanh e does.
/// </summary>
internal sealed class LogCosh : LossKind
{
    public override Loss Loss => Loss.LogCosh;

    public override LossMean Lower(LossLowering loss, Tensor output)
    {
        Expression error = Operand(0) - Operand(1);
        Expression far = Abs(error) + (Softplus(-2 * Abs(error)) - Math.Log(2));
        Expression near = -0.5 * Log1p(-(Tanh(error) * Tanh(error)));
        return loss.Mean(Select(Abs(error), 1, far, near), output, loss.Target);
    }
}
