using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>The same elements under another shape.</summary>
internal sealed class Reshape : LayerKind
{
    public override string Name => nameof(Reshape);

    public override void CheckOptions(LayerCheck check) => Extents.Check(check);

    public override Shape? Infer(LayerCheck check)
    {
        Shape shape = Extents.Of(check.Arguments);
        return shape.Size == check.Input.Size
            ? shape
            : check.Report(
                Rules.ReshapeSize, "d0", check.Name, check.Input.ToString(), Literal.Of(check.Input.Size), shape.ToString(), Literal.Of(shape.Size));
    }

    public override Tensor Lower(LayerLowering layer) => layer.Program.Reshape(layer.Symbol("A"), layer.Input, layer.Shape);
}
