using System;
using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Primitives;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>A transposed convolution over the last two axes of <c>[channels, height, width]</c>.</summary>
internal sealed class ConvTranspose2D(
    int filters,
    int kernel,
    Activation activation,
    int stride,
    int padding,
    int outputPadding,
    int dilation,
    int groups,
    bool bias,
    int kernelWidth,
    int strideWidth,
    int paddingWidth,
    int outputPaddingWidth,
    int dilationWidth,
    Initializer initializer,
    double scale,
    bool trainable) : TransposedConvolution(filters, groups, bias, activation, initializer, scale, trainable)
{
    private const int AsHeight = -1;

    private readonly WindowAxis _height = new(kernel, stride, dilation);
    private readonly WindowAxis _width = new(OrElse(kernelWidth, kernel), OrElse(strideWidth, stride), OrElse(dilationWidth, dilation));

    protected override ImmutableArray<WindowAxis> Axes => [_height, _width];

    protected override ImmutableArray<(int Padding, int OutputPadding)> Padding =>
        [(padding, outputPadding), (paddingWidth == AsHeight ? padding : paddingWidth, outputPaddingWidth == AsHeight ? outputPadding : outputPaddingWidth)];

    public override void CheckOptions(LayerCheck check)
    {
        base.CheckOptions(check);
        check.RequirePositive(nameof(kernel), kernel);
        check.RequirePositive(nameof(stride), stride);
        check.RequirePositive(nameof(dilation), dilation);
        check.Require(padding >= 0, nameof(padding), padding, "at least 0");
        check.Require(outputPadding >= 0 && IsShort(outputPadding, _height), nameof(outputPadding), outputPadding, "at least 0 and less than the stride or the dilation");
        check.Require(kernelWidth >= 0, nameof(kernelWidth), kernelWidth, "0 (as kernel) or positive");
        check.Require(strideWidth >= 0, nameof(strideWidth), strideWidth, "0 (as stride) or positive");
        check.Require(dilationWidth >= 0, nameof(dilationWidth), dilationWidth, "0 (as dilation) or positive");
        check.Require(paddingWidth >= AsHeight, nameof(paddingWidth), paddingWidth, "at least 0, or -1 (as padding)");
        bool isShort = outputPaddingWidth >= AsHeight && IsShort(outputPaddingWidth == AsHeight ? outputPadding : outputPaddingWidth, _width);
        check.Require(isShort, nameof(outputPaddingWidth), outputPaddingWidth, "-1 (as outputPadding) or at least 0, and less than the width's stride or dilation");
    }

    private static bool IsShort(int outputPadding, WindowAxis axis) => outputPadding < Math.Max(1, Math.Max(axis.Stride, axis.Dilation));

    private static int OrElse(int width, int height) => width == 0 ? height : width;
}
