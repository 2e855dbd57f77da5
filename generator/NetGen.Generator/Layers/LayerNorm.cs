using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>Normalises each row of the last axis by its own mean and variance.</summary>
internal sealed class LayerNorm : LayerKind
{
    public override string Name => nameof(LayerNorm);

    public override void CheckOptions(LayerCheck check) => NormSteps.CheckEpsilon(check);

    public override Shape? Infer(LayerCheck check) => check.Input.Last > 1
        ? check.Input
        : check.Report(Rules.NormOverOne, null, check.Name, check.Input.ToString(), "always gives 0");

    public override ImmutableArray<TensorDeclaration> Tensors(ArgumentList arguments, ImmutableArray<LayerNode> inputs) =>
        NormTensors.Affine(arguments, inputs[0].Shape.Last, bias: true);

    public override Tensor Lower(LayerLowering layer)
    {
        ProgramBuilder program = layer.Program;
        int columns = layer.Input.Columns;
        Tensor sum = program.SumColumns(layer.Symbol("S"), layer.Input);
        Tensor mean = program.Map(layer.Symbol("M"), Operand(0) / columns, sum);
        Tensor deviation = program.Map(layer.Symbol("D"), Operand(0) - Operand(1), layer.Input, mean);
        Tensor square = program.Map(layer.Symbol("Q"), Operand(0) * Operand(0), deviation);
        Tensor squares = program.SumColumns(layer.Symbol("V"), square);
        Tensor reciprocal = program.Map(layer.Symbol("R"), NormSteps.Reciprocal(layer, Operand(0) / columns), squares);
        return NormSteps.Scale(layer, deviation, reciprocal);
    }
}
