using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Losses;

/// <summary>mean over samples of −Σ t·log y; on logits through log-softmax, which never takes log(0).</summary>
internal sealed class CrossEntropy : LossKind
{
    public override Loss Loss => Loss.CrossEntropy;

    public override string Needs => "a distribution over the last axis";

    public override string Advice => "end it with Activation.Softmax or Activation.LogSoftmax, or choose another loss";

    public override bool Fits(Activation activation) => activation is Activation.Softmax or Activation.LogSoftmax;

    public override LossMean Lower(LossLowering loss, Tensor output) =>
        loss.Activation == Activation.LogSoftmax
            ? OfLogarithms(loss, output)
            : loss.MeanOfRows(-(Operand(1) * Log(Operand(0))), output, loss.Target);

    public override LossMean? LowerOnLogits(LossLowering loss, Tensor logits) => OfLogarithms(loss, loss.Program.LogSoftmax("logP", logits));

    private static LossMean OfLogarithms(LossLowering loss, Tensor logarithms) =>
        loss.MeanOfRows(-(Operand(1) * Operand(0)), logarithms, loss.Target);
}
