using NetGen.Generator.Checking;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Layers;

/// <summary>A convolution over the last two axes of <c>[channels, height, width]</c>.</summary>
internal sealed class Conv2D(
    int filters,
    int kernel,
    Activation activation,
    int stride,
    int padding,
    int dilation,
    int groups,
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
        check.RequirePositive(nameof(filters), filters);
        check.RequirePositive(nameof(groups), groups);
        base.CheckOptions(check);
    }

    protected override (int Filters, int Groups) Grouping(int channels) => (filters, groups);
}
