using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Layers;

/// <summary>Each row and each column of an image several times.</summary>
internal sealed class UpSample2D(int scale, int scaleWidth) : Layer
{
    private int TimesAcross => scaleWidth == 0 ? scale : scaleWidth;

    public override void CheckOptions(LayerCheck check)
    {
        check.RequirePositive(nameof(scale), scale);
        check.Require(scaleWidth >= 0, nameof(scaleWidth), scaleWidth, "0 (as scale) or positive");
    }

    public override Shape? Infer(LayerCheck check) => Images.Check(check)
        ? check.Input
            .With(Images.Height, Shape.Extent((long)scale * check.Input.Extents[Images.Height]))
            .With(Images.Width, Shape.Extent((long)TimesAcross * check.Input.Extents[Images.Width]))
        : null;

    public override Tensor Lower(LayerLowering layer) =>
        Repeat(layer, Repeat(layer, layer.Input, Images.Width, TimesAcross), Images.Height, scale);

    /// <summary>Repeats each position of an axis: a new axis of one behind it is concatenated with itself, then both are merged.</summary>
    private static Tensor Repeat(LayerLowering layer, Tensor image, int axis, int times)
    {
        if (times == 1)
        {
            return image;
        }

        var apart = Shape.Of([.. image.Shape.Extents.Take(axis + 1), 1, .. image.Shape.Extents.Skip(axis + 1)]);
        Tensor single = layer.Program.Reshape(layer.Symbol("R"), image, apart);
        Tensor repeated = layer.Program.Concat(layer.Symbol("C"), axis + 1, [.. Enumerable.Repeat(single, times)]);
        return layer.Program.Reshape(layer.Symbol("A"), repeated, image.Shape.With(axis, times * image.Shape.Extents[axis]));
    }
}
