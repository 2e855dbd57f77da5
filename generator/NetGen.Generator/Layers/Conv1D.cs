using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>A convolution over the last axis of <c>[channels, length]</c>; a causal one sees no position behind its own.</summary>
internal sealed class Conv1D(
    int filters,
    int kernel,
    Activation activation,
    int stride,
    int padding,
    int dilation,
    int groups,
    bool bias,
    bool causal,
    bool samePadding,
    Initializer initializer,
    double scale,
    bool trainable) : Convolution(bias, activation, initializer, scale, trainable)
{
    /// <summary>The option.</summary>
    public const string Causal = nameof(causal);

    /// <summary>The axis of the positions.</summary>
    private const int Steps = 1;

    private readonly WindowAxis _axis = new(kernel, stride, dilation);

    protected override ImmutableArray<WindowAxis> Axes => [_axis];

    protected override ImmutableArray<(int Before, int Behind)> Padding =>
        [causal ? (Shape.Extent(_axis.Span - 1), 0) : samePadding ? _axis.SamePadding : (padding, padding)];

    public override int? StateAxis => causal ? Steps : null;

    /// <summary>A kernel of one position needs no padding to be causal.</summary>
    public override Layer? OfStep(Shape input, int steps) =>
        steps == Steps && stride == 1 && Padding[0] == (Shape.Extent(_axis.Span - 1), 0) ? this : null;

    /// <summary>The inputs before the step's own that the kernel reaches.</summary>
    public override int StateSize(Shape input) => Shape.Extent((_axis.Span - 1) * input.Extents[0]);

    public override void CheckOptions(LayerCheck check)
    {
        check.RequirePositive(nameof(filters), filters);
        check.RequirePositive(nameof(groups), groups);
        base.CheckOptions(check);
        check.RequirePositive(nameof(kernel), kernel);
        check.RequirePositive(nameof(stride), stride);
        check.RequirePositive(nameof(dilation), dilation);
        check.Require(padding >= 0, nameof(padding), padding, "at least 0");
        check.Require(padding == 0 || !(causal || samePadding), nameof(padding), padding, "0 where causal or samePadding gives the padding");
        check.Require(!samePadding || stride == 1, nameof(stride), stride, "1 with samePadding");
        check.Require(!(samePadding && causal), nameof(samePadding), 1, "false where causal is true");
    }

    public override Tensor Lower(LayerLowering layer) => layer.Input.Shape.Rank == 1 ? LowerStep(layer) : base.Lower(layer);

    protected override (int Filters, int Groups) Grouping(int channels) => (filters, groups);

    /// <summary>One window: the tail of the inputs, which the stream carries, and the step's own.</summary>
    private Tensor LowerStep(LayerLowering layer)
    {
        int channels = layer.Input.Columns;
        Tensor window = layer.Input;
        if (_axis.Span > 1)
        {
            Tensor tail = layer.Stream!.State(layer.Symbol("T"), layer.Input.Type, Shape.Of((int)_axis.Span - 1, channels));
            Tensor row = layer.Program.Reshape(layer.Symbol("X"), layer.Input, Shape.Of(1, channels));
            Tensor reached = layer.Program.Concat(layer.Symbol("P"), 0, [tail, row]);
            layer.Stream.Leave(tail, layer.Program.Slice(layer.Symbol("TNext"), reached, 0, 1, (int)_axis.Span - 1));
            window = layer.Program.Reshape(
                layer.Symbol("K"), layer.Program.Window(layer.Symbol("K"), reached, [_axis]), Shape.Of(kernel * channels));
        }

        return Product(layer, window, channels);
    }

    private Tensor Product(LayerLowering layer, Tensor window, int channels)
    {
        (Tensor weight, Tensor? addend) = (layer.Tensor("weight"), layer.TensorOrNull("bias"));
        if (groups == 1)
        {
            return layer.Program.MatMul(layer.Symbol("Z"), window, weight, transposeB: true, addend: addend);
        }

        Tensor image = layer.Program.Reshape(layer.Symbol("W"), window, Shape.Of(kernel, channels));
        Tensor z = new GroupedChannels(layer, groups, channels, filters, [new WindowAxis(kernel)]).Convolve(image, weight, addend);
        return layer.Program.Reshape(layer.Symbol("Z"), z, Shape.Of(filters));
    }
}
