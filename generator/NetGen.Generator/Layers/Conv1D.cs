using System.Collections.Immutable;
using NetGen.Generator.Checking;
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
    private readonly WindowAxis _axis = new(kernel, stride, dilation);

    protected override ImmutableArray<WindowAxis> Axes => [_axis];

    protected override ImmutableArray<(int Before, int Behind)> Padding =>
        [causal ? (Shape.Extent(_axis.Span - 1), 0) : samePadding ? _axis.SamePadding : (padding, padding)];

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

    protected override (int Filters, int Groups) Grouping(int channels) => (filters, groups);
}
