using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>One axis of all.</summary>
internal sealed class Flatten : Layer
{
    public const string KindName = nameof(Flatten);

    public override Shape? Infer(LayerCheck check) => Shape.Of(Shape.Extent(check.Input.Size));

    public override bool OnlyChooses => true;

    public override int[] Choose(Shape input, int[] places) => places;

    public override Tensor Lower(LayerLowering layer) => layer.Program.Reshape(layer.Symbol("A"), layer.Input, layer.Shape);
}
