using NetGen.Generator.Checking;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

/// <summary>The mean of windows over the last two axes of <c>[channels, height, width]</c>.</summary>
internal sealed class AvgPool2D(int size, int stride, int padding, int sizeWidth, int strideWidth, int paddingWidth)
    : Pooling(
        ofMaximum: false, [Along(size, stride), Along(OrElse(sizeWidth, size), OrElse(strideWidth, stride))], padding, PaddingAcross(padding, paddingWidth))
{
    public override void CheckOptions(LayerCheck check)
    {
        Check(check, size, stride, padding);
        check.Require(sizeWidth >= 0, nameof(sizeWidth), sizeWidth, "0 (as size) or positive");
        check.Require(strideWidth >= 0, nameof(strideWidth), strideWidth, "0 (as stride) or positive");
        check.Require(
            paddingWidth >= -1 && PaddingAcross(padding, paddingWidth) <= OrElse(sizeWidth, size) / 2, nameof(paddingWidth), paddingWidth,
            "-1 (as padding) or at least 0, and at most half of the window's width");
    }

    private static WindowAxis Along(int size, int stride) => new(size, OrElse(stride, size));

    private static int OrElse(int value, int otherwise) => value == 0 ? otherwise : value;

    private static int PaddingAcross(int padding, int paddingWidth) => paddingWidth == -1 ? padding : paddingWidth;
}
