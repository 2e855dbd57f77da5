using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>
/// A convolution over one axis or more: Z[o, h, w] = b[o] + Σ W[o, c, i, j]·X[c, h·stride + i·dilation − padding, w·stride + j·dilation − padding], the
/// cross-correlation that PyTorch computes. It is the windows of the padded image, channels last, times the weight.
/// </summary>
internal abstract class Convolution(
    int filters, int groups, bool bias, Activation activation, Initializer initializer, double scale, bool trainable) : Layer(activation), IFoldsNorm
{
    /// <summary>How windows lie along each axis behind the channels.</summary>
    protected abstract ImmutableArray<WindowAxis> Axes { get; }

    /// <summary>Zeros before the first position of each axis, and behind the last.</summary>
    protected abstract ImmutableArray<(int Before, int Behind)> Padding { get; }

    private int Taps => Axes.Aggregate(1, (taps, a) => Shape.Extent((long)taps * a.Kernel));

    public override void CheckOptions(LayerCheck check)
    {
        check.RequirePositive(nameof(filters), filters);
        check.RequirePositive(nameof(groups), groups);
        check.Require(scale is >= 0 and < double.PositiveInfinity, nameof(scale), scale, "0 (the default) or positive");
    }

    public override Shape? Infer(LayerCheck check)
    {
        if (!Images.Check(check, Axes.Length))
        {
            return null;
        }

        int channels = check.Input.Extents[0];
        if (channels % groups != 0 || filters % groups != 0)
        {
            return check.Report(Rules.ConvolutionGroups, nameof(groups), check.Name, Literal.Of(groups), Literal.Of(channels), Literal.Of(filters));
        }

        int[] counts = [.. Axes.Select((a, i) => a.CountIn(PaddedExtent(check.Input, i)))];
        return counts.Contains(0)
            ? check.Report(Rules.KernelTooLarge, "kernel", check.Name, ShapeOf(Axes.Select(a => Shape.Extent(a.Span))), check.Inputs[0].Name, PaddedShape(check.Input))
            : Shape.Of([filters, .. counts]);
    }

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs)
    {
        int channels = inputs[0].Shape.Extents[0] / groups;
        (int fanIn, int fanOut) = (Shape.Extent((long)channels * Taps), Shape.Extent((long)filters * Taps));
        (Initializer start, double spread) = Initialization.Resolve(initializer, scale, Activation);
        var shape = Shape.Of([filters, channels, .. Axes.Select(a => a.Kernel)]);
        var weight = new TensorDeclaration("weight", "W", shape, trainable, start, spread, fanIn, fanOut) { Taps = Taps };
        return bias
            ? [weight, new TensorDeclaration("bias", "b", Shape.Of(filters), trainable, Initializer.Zeros, 0, fanIn, fanOut)]
            : [weight];
    }

    public int ChannelAxis(Shape output) => 0;

    /// <summary>The padded image, and the windows.</summary>
    public override long InnerElements(LayerNode layer)
    {
        Shape input = layer.Inputs[0].Shape;
        return Shape.Of([input.Extents[0], .. Axes.Select((_, i) => PaddedExtent(input, i))]).Size
            + Shape.Of([.. layer.Shape.Extents.Skip(1), .. Axes.Select(a => a.Kernel), input.Extents[0]]).Size;
    }

    public override long MultiplyAdds(LayerNode layer) => layer.Shape.Size * Taps * (layer.Inputs[0].Shape.Extents[0] / groups);

    public override Tensor Lower(LayerLowering layer)
    {
        Tensor image = Images.ChannelsLast(layer, layer.Input);
        foreach (((int before, int behind), int axis) in Padding.Select((p, i) => (p, i)).Where(p => p.p != (0, 0)))
        {
            image = layer.Program.Pad(layer.Symbol("P"), image, axis, before, behind);
        }

        (Tensor weight, Tensor? addend) = (layer.Tensor("weight"), layer.TensorOrNull("bias"));
        Tensor z = groups == 1 ? Product(image, weight, addend) : layer.Program.Concat(
            layer.Symbol("Z"), Axes.Length, [.. Enumerable.Range(0, groups).Select(g => Product(
                Part(image, Axes.Length, g), Part(weight, 0, g), addend is null ? null : Part(addend, 0, g)))]);
        return Images.ChannelsFirst(layer, z);

        Tensor Product(Tensor part, Tensor weights, Tensor? start) => layer.Program.MatMul(
            layer.Symbol("Z"), layer.Program.Window(layer.Symbol("K"), part, Axes), weights, transposeB: true, addend: start);

        Tensor Part(Tensor tensor, int axis, int group)
        {
            int extent = tensor.Shape.Extents[axis] / groups;
            return layer.Program.Slice(tensor.Symbol + "Part", tensor, axis, group * extent, extent);
        }
    }

    private int PaddedExtent(Shape input, int axis) => Shape.Extent((long)input.Extents[axis + 1] + Padding[axis].Before + Padding[axis].Behind);

    private string PaddedShape(Shape input) => ShapeOf(Axes.Select((_, i) => PaddedExtent(input, i)));

    private static string ShapeOf(IEnumerable<int> extents) => Shape.Of(extents).ToString();
}
