using NetGen.Generator.Expressions;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Losses;

/// <summary>
/// mean −(t·log y + (1 − t)·log(1 − y)); on logits max(z, 0) − t·z + log(1 + e^−|z|), which neither overflows nor takes log(0).
/// The first two terms are (1 − t)·z where z > 0, else −t·z, so that neither the loss nor its derivative subtracts numbers that are nearly equal.
/// </summary>
internal sealed class BinaryCrossEntropy : LossKind
{
    private static readonly Expression T = Operand(1);

    public override Loss Loss => Loss.BinaryCrossEntropy;

    public override string Needs => "outputs between 0 and 1";

    public override string Advice => "end it with Activation.Sigmoid, or choose another loss";

    public override bool Fits(Activation activation) => activation == Activation.Sigmoid;

    public override Tensor Lower(ProgramBuilder program, Tensor output, Tensor target, Activation activation)
    {
        Expression y = Operand(0);
        return program.MeanAll(program.Map("L", -(T * Log(y) + (1 - T) * Log(1 - y)), output, target));
    }

    public override Tensor? LowerOnLogits(ProgramBuilder program, Tensor logits, Tensor target, Activation activation)
    {
        Expression z = Operand(0);
        Expression negativeAbs = Select(z, 0, -z, z);
        return program.MeanAll(program.Map("L", Select(z, 0, (1 - T) * z, -T * z) + Softplus(negativeAbs), logits, target));
    }
}
