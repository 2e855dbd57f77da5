using System.ComponentModel;

namespace NetGen;

/// <summary>
/// A <c>BatchNorm</c> that evaluation mode computes as part of the layer before it: W' = W·γ/√(v + ε) and b' = (b − m)·γ/√(v + ε) + β, row by row,
/// with the running mean m and variance v.
/// </summary>
/// <param name="Layer">The name of the dense layer or convolution.</param>
/// <param name="Norm">The name of the <c>BatchNorm</c>.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="WeightOffset">The index of the first element of W' in the flat buffer; its layout is that of W.</param>
/// <param name="BiasOffset">The index of the first element of b'.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record FoldedNorm(string Layer, string Norm, double Epsilon, int WeightOffset, int BiasOffset);
