using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>Divides each row of the last axis by its root mean square.</summary>
internal sealed class RmsNorm(Activation activation, double epsilon, bool affine, bool trainable) : Layer(activation)
{
    public override void CheckOptions(LayerCheck check) => Norms.CheckEpsilon(check, epsilon);

    public override Layer? OfStep(Shape input, int steps) => steps < input.Rank - 1 ? this : null;

    public override Shape? Infer(LayerCheck check) => check.Input.Last > 1
        ? check.Input
        : check.Report(Rules.NormOverOne, null, check.Name, check.Input.ToString(), "leaves nothing but the sign");

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs) =>
        Norms.Affine(affine, trainable, inputs[0].Shape.Last, bias: false);

    public override Tensor Lower(LayerLowering layer)
    {
        var how = new Standardization(StandardGroups.Rows, IsCentred: false, epsilon);
        Tensor normalised = layer.Program.Standardize(layer.Symbol("N"), how, layer.Input);
        return Norms.Scale(layer, normalised, layer.TensorOrNull("weight"), bias: null);
    }
}
