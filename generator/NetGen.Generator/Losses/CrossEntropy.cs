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

    public override Tensor Lower(ProgramBuilder program, Tensor output, Tensor target, Activation activation) =>
        activation == Activation.LogSoftmax
            ? OfLogarithms(program, output, target)
            : Mean(program, program.Map("L", -(Operand(1) * Log(Operand(0))), output, target));

    public override Tensor? LowerOnLogits(ProgramBuilder program, Tensor logits, Tensor target, Activation activation) =>
        OfLogarithms(program, program.LogSoftmax("logP", logits), target);

    private static Tensor OfLogarithms(ProgramBuilder program, Tensor logarithms, Tensor target) =>
        Mean(program, program.Map("L", -(Operand(1) * Operand(0)), logarithms, target));

    private static Tensor Mean(ProgramBuilder program, Tensor elements) => program.MeanAll(program.SumColumns("Ls", elements));
}
