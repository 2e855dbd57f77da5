using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>Z = A·Wᵀ + b over the last axis.</summary>
internal sealed class Dense(int units, Activation activation, Initializer initializer, double scale, bool bias, bool trainable)
    : Layer(activation), IFoldsNorm
{
    public override void CheckOptions(LayerCheck check)
    {
        check.Require(scale is >= 0 and < double.PositiveInfinity, nameof(scale), scale, "0 (the default) or positive");
        check.RequirePositive(nameof(units), units);
    }

    public override int? LastExtent => units;

    public override Layer? OfStep(Shape input, int steps) => steps < input.Rank - 1 ? this : null;

    public override Shape? Infer(LayerCheck check) => check.Input.WithLast(units);

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs)
    {
        int fanIn = inputs[0].Shape.Last;
        (Initializer start, double spread) = Initialization.Resolve(initializer, scale, Activation);
        var weight = new TensorDeclaration("weight", "W", Shape.Of(units, fanIn), trainable, start, spread, fanIn, units);
        return bias
            ? [weight, new TensorDeclaration("bias", "b", Shape.Of(units), trainable, Initializer.Zeros, 0, fanIn, units)]
            : [weight];
    }

    public int ChannelAxis(Shape output) => output.Rank - 1;

    public override long MultiplyAdds(LayerNode layer) => layer.Inputs[0].Shape.Size * layer.Shape.Last;

    public override Tensor Lower(LayerLowering layer) =>
        layer.Program.MatMul(layer.Symbol("Z"), layer.Input, layer.Tensor("weight"), transposeB: true, addend: layer.TensorOrNull("bias"));
}
