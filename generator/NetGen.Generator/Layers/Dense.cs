using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>Z = A·Wᵀ + b over the last axis.</summary>
internal sealed class Dense : LayerKind
{
    public override string Name => nameof(Dense);

    public override void CheckOptions(LayerCheck check)
    {
        int units = check.Arguments.Integer("units");
        double scale = check.Arguments.Number("scale");
        if (scale < 0 || double.IsNaN(scale) || double.IsInfinity(scale))
        {
            check.OutOfRange("scale", "0 (the default) or positive", Literal.Of(scale));
        }

        if (units < 1)
        {
            check.Report(Rules.PositiveDimension, "units", check.Name, "units", Literal.Of(units));
        }
    }

    public override int? LastExtent(ArgumentList arguments) => arguments.Integer("units");

    public override Shape? Infer(LayerCheck check) => check.Input.WithLast(check.Arguments.Integer("units"));

    public override ImmutableArray<TensorDeclaration> Tensors(ArgumentList arguments, ImmutableArray<LayerNode> inputs)
    {
        int units = arguments.Integer("units");
        int fanIn = inputs[0].Shape.Last;
        bool trainable = arguments.Flag("trainable");
        (Initializer initializer, double scale) = Initialization.Resolve(
            arguments.Choice<Initializer>("initializer"), arguments.Number("scale"), arguments.Choice<Activation>("activation"));
        var weight = new TensorDeclaration("weight", "W", Shape.Of(units, fanIn), trainable, initializer, scale, fanIn, units);
        return arguments.Flag("bias")
            ? [weight, new TensorDeclaration("bias", "b", Shape.Of(units), trainable, Initializer.Zeros, 0, fanIn, units)]
            : [weight];
    }

    public override long MultiplyAdds(LayerNode layer) => layer.Inputs[0].Shape.Size * layer.Shape.Last;

    public override Tensor Lower(LayerLowering layer) =>
        layer.Program.MatMul(layer.Symbol("Z"), layer.Input, layer.Tensor("weight"), transposeB: true, addend: layer.TensorOrNull("bias"));
}
