using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>The maximum or the mean of each window, channel by channel.</summary>
/// <param name="ofMaximum">Whether it is the maximum; else it is the mean.</param>
/// <param name="axes">How windows lie along each axis behind the channels.</param>
/// <param name="padding">Positions before the first of each axis and behind the last: never a maximum, and zeros in a mean.</param>
internal abstract class Pooling(bool ofMaximum, ImmutableArray<WindowAxis> axes, params ImmutableArray<int> padding) : Layer
{
    public override Shape? Infer(LayerCheck check)
    {
        if (!Images.Check(check, axes.Length))
        {
            return null;
        }

        int[] extents = PaddedExtents(check.Input);
        int[] counts = [.. axes.Select((a, i) => a.CountIn(extents[i]))];
        if (!counts.Contains(0))
        {
            UnreadPositions.Advise(check, axes, [.. padding.Select(p => (p, p))]);
        }

        return counts.Contains(0)
            ? check.Report(Rules.KernelTooLarge, "size", check.Name, Described(axes.Select(a => a.Kernel)), check.Inputs[0].Name, Described(extents))
            : Shape.Of([check.Input.Extents[0], .. counts]);
    }

    /// <summary>The padded image.</summary>
    public override long InnerElements(LayerNode layer) => Shape.Of([layer.Inputs[0].Shape.Extents[0], .. PaddedExtents(layer.Inputs[0].Shape)]).Size;

    public override Tensor Lower(LayerLowering layer)
    {
        Tensor image = Images.ChannelsLast(layer, layer.Input);
        for (int axis = 0; axis < axes.Length; axis++)
        {
            image = padding[axis] == 0 ? image : Padded(layer, image, axis);
        }

        return Images.ChannelsFirst(layer, Pool(layer, image, ofMaximum, axes));
    }

    /// <summary>The maxima or the means.</summary>
    public static Tensor Pool(LayerLowering layer, Tensor image, bool ofMaximum, ImmutableArray<WindowAxis> axes)
    {
        if (ofMaximum)
        {
            return layer.Program.WindowMaximum(layer.Symbol("M"), image, axes);
        }

        long size = axes.Aggregate(1L, (product, a) => product * a.Kernel);
        return layer.Program.Map(layer.Symbol("M"), Operand(0) / (double)size, layer.Program.WindowSum(layer.Symbol("S"), image, axes));
    }

    /// <summary>Reports sizes, strides and paddings that cannot be. Padding is at most half of the size, so that no window lies outside, as in
    /// PyTorch.</summary>
    protected static void Check(LayerCheck check, int size, int stride, int padding)
    {
        check.RequirePositive(nameof(size), size);
        check.Require(stride >= 0, nameof(stride), stride, "0 (as size) or positive");
        check.Require(padding >= 0 && padding <= System.Math.Max(0, size / 2), nameof(padding), padding, "between 0 and half of the size");
    }

    private int[] PaddedExtents(Shape input) => [.. input.Extents.Skip(1).Select((e, i) => Shape.Extent(e + (2L * padding[i])))];

    private Tensor Padded(LayerLowering layer, Tensor image, int axis)
    {
        if (!ofMaximum)
        {
            return layer.Program.Pad(layer.Symbol("P"), image, axis, padding[axis], padding[axis]);
        }

        double least = image.Type == ElementType.Double ? double.MinValue : float.MinValue;
        Tensor edge = layer.Program.Filled(layer.Symbol("E"), least, image, axis, padding[axis]);
        return layer.Program.Concat(layer.Symbol("P"), axis, [edge, image, edge]);
    }

    private static string Described(IEnumerable<int> extents) => Shape.Of(extents).ToString();
}
