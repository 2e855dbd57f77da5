namespace NetGen.Generator.Layers;

/// <summary>The maximum of each channel of <c>[channels, height, width]</c>.</summary>
internal sealed class GlobalMaxPool2D() : GlobalPooling(ofMaximum: true, axes: 2);
