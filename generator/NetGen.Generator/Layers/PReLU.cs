using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>A = X where X > 0, else W·X with a trained W: one number, or one for each channel.</summary>
internal sealed class PReLU(bool perChannel, double start, bool trainable) : Layer
{
    public override void CheckOptions(LayerCheck check) => check.RequireFinite(nameof(start), start);

    public override Layer? OfStep(Shape input, int steps) => perChannel && steps == 0 ? null : this;

    public override Shape? Infer(LayerCheck check) => check.Input;

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs) =>
    [
        new("weight", "W", Shape.Of(perChannel ? inputs[0].Shape.Extents[0] : 1), trainable, Initializer.Constant, start, FanIn: 1, FanOut: 1),
    ];

    public override Tensor Lower(LayerLowering layer)
    {
        if (!perChannel)
        {
            return Map(layer, layer.Input, layer.Tensor("weight"));
        }

        var channels = new Channels(layer, axis: 0);
        return channels.Back(Map(layer, channels.Beside(layer.Input), channels.Numbers("weight")!));
    }

    private static Tensor Map(LayerLowering layer, Tensor input, Tensor weight) =>
        layer.Program.Map(layer.Symbol("Z"), Select(Operand(0), 0, Operand(0), Operand(1) * Operand(0)), input, weight);
}
