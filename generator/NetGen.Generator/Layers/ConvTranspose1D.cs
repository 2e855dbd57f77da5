using System;
using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Primitives;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>A transposed convolution over the last axis of <c>[channels, length]</c>.</summary>
internal sealed class ConvTranspose1D(
    int filters,
    int kernel,
    Activation activation,
    int stride,
    int padding,
    int outputPadding,
    int dilation,
    int groups,
    bool bias,
    Initializer initializer,
    double scale,
    bool trainable) : TransposedConvolution(filters, groups, bias, activation, initializer, scale, trainable)
{
    protected override ImmutableArray<WindowAxis> Axes => [new WindowAxis(kernel, stride, dilation)];

    protected override ImmutableArray<(int Padding, int OutputPadding)> Padding => [(padding, outputPadding)];

    public override void CheckOptions(LayerCheck check)
    {
        base.CheckOptions(check);
        check.RequirePositive(nameof(kernel), kernel);
        check.RequirePositive(nameof(stride), stride);
        check.RequirePositive(nameof(dilation), dilation);
        check.Require(padding >= 0, nameof(padding), padding, "at least 0");
        bool isShort = outputPadding >= 0 && outputPadding < Math.Max(1, Math.Max(stride, dilation));
        check.Require(isShort, nameof(outputPadding), outputPadding, "at least 0 and less than the stride or the dilation");
    }
}
