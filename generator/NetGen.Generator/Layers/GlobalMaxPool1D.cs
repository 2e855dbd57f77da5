namespace NetGen.Generator.Layers;

/// <summary>The maximum of each channel of <c>[channels, length]</c>.</summary>
internal sealed class GlobalMaxPool1D() : GlobalPooling(ofMaximum: true, axes: 1);
