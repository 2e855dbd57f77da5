namespace NetGen.Generator.Layers;

/// <summary>The maximum of windows over the last two axes of <c>[channels, height, width]</c>.</summary>
internal sealed class MaxPool2D(int size, int stride, int padding, int sizeWidth, int strideWidth, int paddingWidth)
    : Pooling2D(ofMaximum: true, size, stride, padding, sizeWidth, strideWidth, paddingWidth);
