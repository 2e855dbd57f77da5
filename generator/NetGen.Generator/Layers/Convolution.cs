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
    bool bias, Activation activation, Initializer initializer, double scale, bool trainable) : Layer(activation), IFoldsNorm
{
    /// <summary>How windows lie along each axis behind the channels.</summary>
    protected abstract ImmutableArray<WindowAxis> Axes { get; }

    /// <summary>Zeros before the first position of each axis, and behind the last.</summary>
    protected abstract ImmutableArray<(int Before, int Behind)> Padding { get; }

    /// <summary>The number of filters, and of groups of channels that are convolved by themselves.</summary>
    protected abstract (int Filters, int Groups) Grouping(int channels);

    private int Taps => Axes.Aggregate(1, (taps, a) => Shape.Extent((long)taps * a.Kernel));

    public override void CheckOptions(LayerCheck check)
    {
        check.Require(scale is >= 0 and < double.PositiveInfinity, nameof(scale), scale, "0 (the default) or positive");
    }

    public override Shape? Infer(LayerCheck check)
    {
        if (!Images.Check(check, Axes.Length))
        {
            return null;
        }

        int channels = check.Input.Extents[0];
        (int filters, int groups) = Grouping(channels);
        if (channels % groups != 0 || filters % groups != 0)
        {
            return check.Report(Rules.ConvolutionGroups, "groups", check.Name, Literal.Of(groups), Literal.Of(channels), Literal.Of(filters));
        }

        int[] counts = [.. Axes.Select((a, i) => a.CountIn(PaddedExtent(check.Input, i)))];
        if (!counts.Contains(0))
        {
            UnreadPositions.Advise(check, Axes, Padding);
        }

        return counts.Contains(0)
            ? check.Report(Rules.KernelTooLarge, "kernel", check.Name, ShapeOf(Axes.Select(a => Shape.Extent(a.Span))), check.Inputs[0].Name, PaddedShape(check.Input))
            : Shape.Of([filters, .. counts]);
    }

    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs)
    {
        (int filters, int groups) = Grouping(inputs[0].Shape.Extents[0]);
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

    /// <summary>The padded image, and the windows; or its channels repeated for the filters.</summary>
    public override long InnerElements(LayerNode layer)
    {
        Shape input = layer.Inputs[0].Shape;
        Shape padded = Shape.Of([input.Extents[0], .. Axes.Select((_, i) => PaddedExtent(input, i))]);
        (int filters, int groups) = Grouping(input.Extents[0]);
        return padded.Size + (groups > 1
            ? padded.With(0, Shape.Extent((long)filters * (input.Extents[0] / groups))).Size
            : Shape.Of([.. layer.Shape.Extents.Skip(1), .. Axes.Select(a => a.Kernel), input.Extents[0]]).Size);
    }

    public override long MultiplyAdds(LayerNode layer)
    {
        int channels = layer.Inputs[0].Shape.Extents[0];
        return layer.Shape.Size * Taps * (channels / Grouping(channels).Groups);
    }

    public override Tensor Lower(LayerLowering layer)
    {
        Tensor image = Images.ChannelsLast(layer, layer.Input);
        foreach (((int before, int behind), int axis) in Padding.Select((p, i) => (p, i)).Where(p => p.p != (0, 0)))
        {
            image = layer.Program.Pad(layer.Symbol("P"), image, axis, before, behind);
        }

        (Tensor weight, Tensor? addend) = (layer.Tensor("weight"), layer.TensorOrNull("bias"));
        (int filters, int groups) = Grouping(image.Shape.Last);
        Tensor z = groups > 1
            ? new GroupedChannels(layer, groups, image.Shape.Last, filters, Axes).Convolve(image, weight, addend)
            : layer.Program.MatMul(layer.Symbol("Z"), layer.Program.Window(layer.Symbol("K"), image, Axes), weight, transposeB: true, addend: addend);
        return Images.ChannelsFirst(layer, z);
    }

    private int PaddedExtent(Shape input, int axis) => Shape.Extent((long)input.Extents[axis + 1] + Padding[axis].Before + Padding[axis].Behind);

    private string PaddedShape(Shape input) => ShapeOf(Axes.Select((_, i) => PaddedExtent(input, i)));

    private static string ShapeOf(IEnumerable<int> extents) => Shape.Of(extents).ToString();
}
