using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>A = (X − mean) / scale of the network's input, with numbers fitted to data before training.</summary>
internal sealed class Normalize : Layer, IAdapted
{
    public override Layer? OfStep(Shape input, int steps) => steps < input.Rank - 1 ? this : null;

    public override Shape? Infer(LayerCheck check) => check.Inputs[0].Layer is Input
        ? check.Input
        : check.Report(Rules.NormalizeTakesInput, "from", check.Name, check.Inputs[0].Name);

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs) =>
    [
        Norms.Buffer("mean", "mean", inputs[0].Shape.Last, 0),
        Norms.Buffer("scale", "scale", inputs[0].Shape.Last, 1),
    ];

    public override Tensor Lower(LayerLowering layer) =>
        layer.Program.Map(layer.Symbol("A"), (Operand(0) - Operand(1)) / Operand(2), layer.Input, layer.Tensor("mean"), layer.Tensor("scale"));
}
