using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Layers;

/// <summary>
/// A transposed convolution over one axis or more, the adjoint of a convolution from its outputs to its inputs, as in PyTorch:
/// Z[o, y, x] = b[o] + Σ W[c, o, i, j]·X[c, h, w] over y = h·stride + i·dilation − padding, x = w·stride + j·dilation − padding. Each position of the input
/// times the weight is a window, and the windows are added up.
/// </summary>
internal abstract class TransposedConvolution(
    int filters, int groups, bool bias, Activation activation, Initializer initializer, double scale, bool trainable) : Layer(activation)
{
    /// <summary>How windows lie along each axis behind the channels.</summary>
    protected abstract ImmutableArray<WindowAxis> Axes { get; }

    /// <summary>Positions cut off at both ends of each axis, and added behind.</summary>
    protected abstract ImmutableArray<(int Padding, int OutputPadding)> Padding { get; }

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

        long[] extents = [.. Padding.Select((p, i) => Spread(check.Input, i) - (2L * p.Padding) + p.OutputPadding)];
        long[] reached = [.. Padding.Select((p, i) => System.Math.Min(extents[i], Spread(check.Input, i) - p.Padding))];
        return reached.All(e => e > 0)
            ? Shape.Of([filters, .. extents.Select(Shape.Extent)])
            : check.Report(
                Rules.NothingLeft, "padding", check.Name, $"[{string.Join(", ", reached.Select(e => Literal.Of(e)))}]", check.Inputs[0].Name, check.Input.ToString());
    }

    /// <summary>PyTorch's fans: its weight's second axis and its first.</summary>
    public override ImmutableArray<TensorDeclaration> Tensors(ImmutableArray<LayerNode> inputs)
    {
        int channels = inputs[0].Shape.Extents[0];
        (int fanIn, int fanOut) = (Shape.Extent((long)filters / groups * Taps), Shape.Extent((long)channels * Taps));
        (Initializer start, double spread) = Initialization.Resolve(initializer, scale, Activation);
        var shape = Shape.Of([channels, filters / groups, .. Axes.Select(a => a.Kernel)]);
        var weight = new TensorDeclaration("weight", "W", shape, trainable, start, spread, fanIn, fanOut) { Taps = Taps };
        return bias
            ? [weight, new TensorDeclaration("bias", "b", Shape.Of(filters), trainable, Initializer.Zeros, 0, fanIn, fanOut)]
            : [weight];
    }

    /// <summary>The image before it is cut, for all channels of a group where there are groups, and else the windows.</summary>
    public override long InnerElements(LayerNode layer)
    {
        Shape input = layer.Inputs[0].Shape;
        int channels = groups == 1 ? filters : Shape.Extent((long)filters / groups * input.Extents[0]);
        return Shape.Of([channels, .. Axes.Select((_, i) => Shape.Extent(Spread(input, i)))]).Size
            + (groups == 1 ? Shape.Of([.. input.Extents.Skip(1), .. Axes.Select(a => a.Kernel), filters]).Size : 0);
    }

    public override long MultiplyAdds(LayerNode layer) => layer.Inputs[0].Shape.Size * Taps * (filters / groups);

    public override Tensor Lower(LayerLowering layer)
    {
        Tensor input = Images.ChannelsLast(layer, layer.Input);
        ImmutableArray<int> extents = [.. Axes.Select((_, i) => (int)Spread(layer.Input.Shape, i))];
        Tensor image = groups > 1
            ? new GroupedChannels(layer, groups, filters, input.Shape.Last, Axes).Spread(input, layer.Tensor("weight"), extents)
            : layer.Program.SumOfWindows(
                layer.Symbol("S"), layer.Program.MatMul(layer.Symbol("K"), input, layer.Tensor("weight")), Axes, Shape.Of([.. extents, filters]));
        for (int axis = 0; axis < Axes.Length; axis++)
        {
            image = Cut(layer, image, axis);
        }

        return Images.ChannelsFirst(layer, layer.TensorOrNull("bias") is { } addend
            ? layer.Program.Map(layer.Symbol("Z"), Operand(0) + Operand(1), image, addend)
            : image);
    }

    /// <summary>Without the padding; behind, output padding takes from it, and where it is more, there are zeros.</summary>
    private Tensor Cut(LayerLowering layer, Tensor image, int axis)
    {
        (int padding, int behind) = Padding[axis];
        int extent = image.Shape.Extents[axis];
        int kept = System.Math.Min(extent, layer.Shape.Extents[axis + 1] + padding) - padding;
        Tensor cut = kept == extent ? image : layer.Program.Slice(layer.Symbol("C"), image, axis, padding, kept);
        return behind <= padding ? cut : layer.Program.Pad(layer.Symbol("P"), cut, axis, 0, behind - padding);
    }

    /// <summary>Positions from the first window's first to the last one's last.</summary>
    private long Spread(Shape input, int axis) => ((long)(input.Extents[axis + 1] - 1) * Axes[axis].Stride) + Axes[axis].Span;
}
