using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>Normalises each row of the last axis by its own mean and variance.</summary>
internal sealed class LayerNorm(Activation activation, double epsilon, bool affine, bool trainable) : Layer(activation)
{
    public override void CheckOptions(LayerCheck check) => Norms.CheckEpsilon(check, epsilon);

    public override Layer? OfStep(Shape input, int steps) => steps < input.Rank - 1 ? this : null;

    public override Shape? Infer(LayerCheck check) => check.Input.Last > 1
        ? check.Input
        : check.Report(Rules.NormOverOne, null, check.Name, check.Input.ToString(), "always gives 0");

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs) =>
        Norms.Affine(affine, trainable, inputs[0].Shape.Last, bias: true);

    public override Tensor Lower(LayerLowering layer)
    {
        var how = new Standardization(StandardGroups.Rows, IsCentred: true, epsilon);
        Tensor normalised = layer.Program.Standardize(layer.Symbol("N"), how, layer.Input);
        return Norms.Scale(layer, normalised, layer.TensorOrNull("weight"), layer.TensorOrNull("bias"));
    }
}
