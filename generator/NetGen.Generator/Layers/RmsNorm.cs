using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>Divides each row of the last axis by its root mean square.</summary>
internal sealed class RmsNorm(Activation activation, double epsilon, bool affine, bool trainable) : Layer(activation)
{
    public override void CheckOptions(LayerCheck check) => NormSteps.CheckEpsilon(check, epsilon);

    public override Shape? Infer(LayerCheck check) => check.Input.Last > 1
        ? check.Input
        : check.Report(Rules.NormOverOne, null, check.Name, check.Input.ToString(), "leaves nothing but the sign");

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs) =>
        NormTensors.Affine(affine, trainable, inputs[0].Shape.Last, bias: false);

    public override Tensor Lower(LayerLowering layer)
    {
        ProgramBuilder program = layer.Program;
        Tensor square = program.Map(layer.Symbol("Q"), Operand(0) * Operand(0), layer.Input);
        Tensor squares = program.SumColumns(layer.Symbol("V"), square);
        Tensor reciprocal = program.Map(layer.Symbol("R"), NormSteps.Reciprocal(Operand(0) / layer.Input.Columns, epsilon), squares);
        return NormSteps.Scale(layer, layer.Input, reciprocal);
    }
}
