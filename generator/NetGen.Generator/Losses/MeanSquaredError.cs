using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Primitives.Expression;

namespace NetGen.Generator.Losses;

/// <summary>mean (y − t)².</summary>
internal sealed class MeanSquaredError : LossKind
{
    public override Loss Loss => Loss.MeanSquaredError;

    public override Tensor Lower(ProgramBuilder program, Tensor output, Activation activation)
    {
        Expression error = Operand(0) - Operand(1);
        return program.MeanAll(program.Map("L", error * error, output, program.Target));
    }
}
