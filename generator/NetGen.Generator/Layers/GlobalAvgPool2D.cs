namespace NetGen.Generator.Layers;

/// <summary>The mean of each channel of <c>[channels, height, width]</c>.</summary>
internal sealed class GlobalAvgPool2D() : GlobalPooling(ofMaximum: false, axes: 2);
