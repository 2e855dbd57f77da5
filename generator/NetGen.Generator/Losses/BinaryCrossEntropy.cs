using NetGen.Generator.Expressions;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Losses;

/// <summary>
/// mean −(p·t·log y + (1 − t)·log(1 − y)), where p is 1 or the output's positive weight; on logits (1 − t)·z + w·log(1 + e^−z) with
/// w = p·t + (1 − t). That is (1 − t)·z where z > 0, else −p·t·z, plus w·log(1 + e^−|z|): it neither overflows nor takes log(0), and neither the loss
/// nor its derivative subtracts numbers that are nearly equal.
/// </summary>
internal sealed class BinaryCrossEntropy : LossKind
{
    private static readonly Expression T = Operand(1);

    public override Loss Loss => Loss.BinaryCrossEntropy;

    public override string Needs => "outputs between 0 and 1";

    public override string Advice => "end it with Activation.Sigmoid, or choose another loss";

    public override bool TakesPositiveWeights => true;

    public override bool Fits(Activation activation) => activation == Activation.Sigmoid;

    public override LossMean Lower(LossLowering loss, Tensor output)
    {
        Expression y = Operand(0);
        return Mean(loss, output, -(Positive(loss) * Log(y) + (1 - T) * Log(1 - y)));
    }

    public override LossMean? LowerOnLogits(LossLowering loss, Tensor logits)
    {
        Expression z = Operand(0);
        Expression negativeAbs = Select(z, 0, -z, z);
        Expression weight = loss.PositiveWeights is null ? 1 : Positive(loss) + (1 - T);
        return Mean(loss, logits, Select(z, 0, (1 - T) * z, -Positive(loss) * z) + weight * Softplus(negativeAbs));
    }

    /// <summary>p·t.</summary>
    private static Expression Positive(LossLowering loss) => loss.PositiveWeights is null ? T : Operand(2) * T;

    private static LossMean Mean(LossLowering loss, Tensor output, Expression elements) => loss.PositiveWeights is { } weights
        ? loss.Mean(elements, output, loss.Target, weights)
        : loss.Mean(elements, output, loss.Target);
}
