using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>The same elements under another shape.</summary>
internal sealed class Reshape(int d0, int d1, int d2, int d3, int d4, int d5, int d6, int d7) : Layer
{
    public override void CheckOptions(LayerCheck check) => Extents.Check(check, d0, d1, d2, d3, d4, d5, d6, d7);

    public override Shape? Infer(LayerCheck check)
    {
        Shape shape = Extents.Of(d0, d1, d2, d3, d4, d5, d6, d7);
        long rest = shape.Size / shape.Extents[0];
        return shape.Size == check.Input.Size
            ? shape
            : check.Report(
                Rules.ReshapeSize,
                nameof(d0),
                check.Input.Size % rest == 0 ? check.With(nameof(d0), Literal.Of(check.Input.Size / rest)) : null,
                check.Name,
                check.Input.ToString(),
                Literal.Of(check.Input.Size),
                shape.ToString(),
                Literal.Of(shape.Size));
    }

    public override Tensor Lower(LayerLowering layer) => layer.Program.Reshape(layer.Symbol("A"), layer.Input, layer.Shape);
}
