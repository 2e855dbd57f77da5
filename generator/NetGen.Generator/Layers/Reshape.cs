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
        return shape.Size == check.Input.Size
            ? shape
            : check.Report(
                Rules.ReshapeSize,
                nameof(d0),
                Fitting(check, shape),
                check.Name,
                check.Input.ToString(),
                Literal.Of(check.Input.Size),
                shape.ToString(),
                Literal.Of(shape.Size));
    }

    /// <summary>The first extent that, written anew, makes the sizes equal; null for none.</summary>
    private static Remedy? Fitting(LayerCheck check, Shape shape)
    {
        string[] options = [nameof(d0), nameof(d1), nameof(d2), nameof(d3), nameof(d4), nameof(d5), nameof(d6), nameof(d7)];
        for (int i = 0; i < shape.Rank; i++)
        {
            long others = shape.Size / shape.Extents[i];
            if (check.Input.Size % others == 0)
            {
                return check.With(options[i], Literal.Of(check.Input.Size / others));
            }
        }

        return null;
    }

    public override bool OnlyChooses => true;

    public override int[] Choose(Shape input, int[] places) => places;

    public override Tensor Lower(LayerLowering layer) => layer.Program.Reshape(layer.Symbol("A"), layer.Input, layer.Shape);
}
