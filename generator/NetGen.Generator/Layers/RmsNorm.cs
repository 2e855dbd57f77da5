using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>Divides each row of the last axis by its root mean square.</summary>
internal sealed class RmsNorm : LayerKind
{
    public override string Name => nameof(RmsNorm);

    public override void CheckOptions(LayerCheck check) => NormSteps.CheckEpsilon(check);

    public override Shape? Infer(LayerCheck check) => check.Input.Last > 1
        ? check.Input
        : check.Report(Rules.NormOverOne, null, check.Name, check.Input.ToString(), "leaves nothing but the sign");

    public override ImmutableArray<TensorDeclaration> Tensors(ArgumentList arguments, ImmutableArray<LayerNode> inputs) =>
        NormTensors.Affine(arguments, inputs[0].Shape.Last, bias: false);

    public override Tensor Lower(LayerLowering layer)
    {
        ProgramBuilder program = layer.Program;
        Tensor square = program.Map(layer.Symbol("Q"), Operand(0) * Operand(0), layer.Input);
        Tensor squares = program.SumColumns(layer.Symbol("V"), square);
        Tensor reciprocal = program.Map(layer.Symbol("R"), NormSteps.Reciprocal(layer, Operand(0) / layer.Input.Columns), squares);
        return NormSteps.Scale(layer, layer.Input, reciprocal);
    }
}
