using System.Collections.Immutable;
using NetGen.Generator.Checking;
using NetGen.Generator.Primitives;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>A convolution over the last two axes of <c>[channels, height, width]</c>; what is not given for the width is that of the height.</summary>
internal abstract class Convolution2D(
    int kernel,
    Activation activation,
    int stride,
    int padding,
    int dilation,
    bool bias,
    bool samePadding,
    int kernelWidth,
    int strideWidth,
    int paddingWidth,
    int dilationWidth,
    Initializer initializer,
    double scale,
    bool trainable) : Convolution(bias, activation, initializer, scale, trainable)
{
    private const int AsHeight = -1;

    private readonly WindowAxis _height = new(kernel, stride, dilation);
    private readonly WindowAxis _width = new(OrElse(kernelWidth, kernel), OrElse(strideWidth, stride), OrElse(dilationWidth, dilation));

    protected override ImmutableArray<WindowAxis> Axes => [_height, _width];

    protected override ImmutableArray<(int Before, int Behind)> Padding => samePadding
        ? [_height.SamePadding, _width.SamePadding]
        : [(padding, padding), paddingWidth == AsHeight ? (padding, padding) : (paddingWidth, paddingWidth)];

    public override void CheckOptions(LayerCheck check)
    {
        base.CheckOptions(check);
        check.RequirePositive(nameof(kernel), kernel);
        check.RequirePositive(nameof(stride), stride);
        check.RequirePositive(nameof(dilation), dilation);
        check.Require(padding >= 0, nameof(padding), padding, "at least 0");
        check.Require(kernelWidth >= 0, nameof(kernelWidth), kernelWidth, "0 (as kernel) or positive");
        check.Require(strideWidth >= 0, nameof(strideWidth), strideWidth, "0 (as stride) or positive");
        check.Require(dilationWidth >= 0, nameof(dilationWidth), dilationWidth, "0 (as dilation) or positive");
        check.Require(paddingWidth >= AsHeight, nameof(paddingWidth), paddingWidth, "at least 0, or -1 (as padding)");
        check.Require(padding == 0 || !samePadding, nameof(padding), padding, "0 with samePadding");
        check.Require(paddingWidth <= 0 || !samePadding, nameof(paddingWidth), paddingWidth, "0 or -1 with samePadding");
        check.Require(!samePadding || stride == 1, nameof(stride), stride, "1 with samePadding");
        check.Require(!samePadding || strideWidth <= 1, nameof(strideWidth), strideWidth, "0 or 1 with samePadding");
    }

    private static int OrElse(int width, int height) => width == 0 ? height : width;
}
