namespace NetGen.Generator.Layers;

/// <summary>The mean of each channel of <c>[channels, length]</c>.</summary>
internal sealed class GlobalAvgPool1D() : GlobalPooling(ofMaximum: false, axes: 1);
