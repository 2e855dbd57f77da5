using NetGen.Generator.Checking;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>A convolution of each channel by itself, with one kernel for each or more.</summary>
internal sealed class DepthwiseConv2D(
    int kernel,
    Activation activation,
    int stride,
    int padding,
    int dilation,
    int multiplier,
    bool bias,
    bool samePadding,
    int kernelWidth,
    int strideWidth,
    int paddingWidth,
    int dilationWidth,
    Initializer initializer,
    double scale,
    bool trainable)
    : Convolution2D(
        kernel, activation, stride, padding, dilation, bias, samePadding, kernelWidth, strideWidth, paddingWidth, dilationWidth, initializer, scale, trainable)
{
    public override void CheckOptions(LayerCheck check)
    {
        check.RequirePositive(nameof(multiplier), multiplier);
        base.CheckOptions(check);
    }

    protected override (int Filters, int Groups) Grouping(int channels) => (Shape.Extent((long)channels * multiplier), channels);
}
