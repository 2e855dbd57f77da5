using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Primitives.Expression;

namespace NetGen.Generator.Losses;

/// <summary>mean max(1 − t·y, 0), targets −1 and 1, as in Keras.</summary>
internal sealed class Hinge : LossKind
{
    public override Loss Loss => Loss.Hinge;

    public override Tensor Lower(ProgramBuilder program, Tensor output, Activation activation)
    {
        Expression margin = 1 - Operand(1) * Operand(0);
        return program.MeanAll(program.Map("L", Max(margin, 0), output, program.Target));
    }
}
