using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>Normalises each row of the last axis by its own mean and variance.</summary>
internal sealed class LayerNorm(Activation activation, double epsilon, bool affine, bool trainable) : Layer(activation)
{
    public override void CheckOptions(LayerCheck check) => NormSteps.CheckEpsilon(check, epsilon);

    public override Shape? Infer(LayerCheck check) => check.Input.Last > 1
        ? check.Input
        : check.Report(Rules.NormOverOne, null, check.Name, check.Input.ToString(), "always gives 0");

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs) =>
        NormTensors.Affine(affine, trainable, inputs[0].Shape.Last, bias: true);

    public override Tensor Lower(LayerLowering layer)
    {
        ProgramBuilder program = layer.Program;
        int columns = layer.Input.Columns;
        Tensor sum = program.SumColumns(layer.Symbol("S"), layer.Input);
        Tensor mean = program.Map(layer.Symbol("M"), Operand(0) / columns, sum);
        Tensor deviation = program.Map(layer.Symbol("D"), Operand(0) - Operand(1), layer.Input, mean);
        Tensor square = program.Map(layer.Symbol("Q"), Operand(0) * Operand(0), deviation);
        Tensor squares = program.SumColumns(layer.Symbol("V"), square);
        Tensor reciprocal = program.Map(layer.Symbol("R"), NormSteps.Reciprocal(Operand(0) / columns, epsilon), squares);
        return NormSteps.Scale(layer, deviation, reciprocal);
    }
}
