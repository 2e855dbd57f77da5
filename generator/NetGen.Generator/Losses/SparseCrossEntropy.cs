using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Losses;

/// <summary>The mean over rows of −log yₜ for class indices t; on logits through log-softmax, which never takes log(0).</summary>
internal sealed class SparseCrossEntropy : LossKind
{
    public override Loss Loss => Loss.SparseCrossEntropy;

    public override string Needs => "a distribution over the last axis";

    public override string Advice => "end it with Activation.Softmax or Activation.LogSoftmax, or choose another loss";

    public override bool TakesClasses => true;

    public override bool Fits(Activation activation) => activation is Activation.Softmax or Activation.LogSoftmax;

    /// <summary>The logarithms of a distribution are logits of it.</summary>
    public override LossMean Lower(LossLowering loss, Tensor output) =>
        LowerOnLogits(loss, loss.Activation == Activation.LogSoftmax ? output : loss.Program.Map("Z", Log(Operand(0)), output));

    public override LossMean LowerOnLogits(LossLowering loss, Tensor logits) => loss.MeanOfClasses(
        loss.Program.ClassCrossEntropy("LRows", logits, loss.Target, loss.LabelSmoothing, loss.IgnoreIndex));
}
