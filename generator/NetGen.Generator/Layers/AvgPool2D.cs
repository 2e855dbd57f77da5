namespace NetGen.Generator.Layers;

/// <summary>The mean of windows over the last two axes of <c>[channels, height, width]</c>.</summary>
internal sealed class AvgPool2D(int size, int stride, int padding, int sizeWidth, int strideWidth, int paddingWidth)
    : Pooling2D(ofMaximum: false, size, stride, padding, sizeWidth, strideWidth, paddingWidth);
