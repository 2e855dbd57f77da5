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

    public override Tensor Lower(LossLowering loss, Tensor output) =>
        loss.Activation == Activation.LogSoftmax
            ? OfLogarithms(loss, output)
            : Mean(loss, loss.Program.Map("L", -(Operand(1) * Log(Operand(0))), output, loss.Target));

    public override Tensor? LowerOnLogits(LossLowering loss, Tensor logits) => OfLogarithms(loss, loss.Program.LogSoftmax("logP", logits));

    private static Tensor OfLogarithms(LossLowering loss, Tensor logarithms) =>
        Mean(loss, loss.Program.Map("L", -(Operand(1) * Operand(0)), logarithms, loss.Target));

    private static Tensor Mean(LossLowering loss, Tensor elements) => loss.Program.MeanAll(loss.Program.SumColumns("Ls", elements));
}
