using NetGen.Generator.Checking;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

/// <summary>The maximum or the mean of windows over the last two axes of <c>[channels, height, width]</c>; what is not given for the width is that of
/// the height.</summary>
internal abstract class Pooling2D(bool ofMaximum, int size, int stride, int padding, int sizeWidth, int strideWidth, int paddingWidth)
    : Pooling(
        ofMaximum,
        [Along(size, stride), Along(OrElse(sizeWidth, size), OrElse(strideWidth, stride))],
        padding,
        PaddingAcross(padding, paddingWidth))
{
    private const int AsHeight = -1;

    public override void CheckOptions(LayerCheck check)
    {
        Check(check, size, stride, padding);
        check.Require(sizeWidth >= 0, nameof(sizeWidth), sizeWidth, "0 (as size) or positive");
        check.Require(strideWidth >= 0, nameof(strideWidth), strideWidth, "0 (as stride) or positive");
        bool isWithin = paddingWidth >= AsHeight && PaddingAcross(padding, paddingWidth) <= OrElse(sizeWidth, size) / 2;
        check.Require(isWithin, nameof(paddingWidth), paddingWidth, "-1 (as padding) or at least 0, and at most half of the window's width");
    }

    private static WindowAxis Along(int size, int stride) => new(size, OrElse(stride, size));

    private static int OrElse(int value, int otherwise) => value == 0 ? otherwise : value;

    private static int PaddingAcross(int padding, int paddingWidth) => paddingWidth == AsHeight ? padding : paddingWidth;
}
