namespace NetGen.Generator.Programs;

/// <summary>
/// A BatchNorm in evaluation mode as part of the layer before it: W' = W·γ/√(v + ε) and b' = (b − m)·γ/√(v + ε) + β, row by row, with the running
/// mean m and variance v. The runtime computes both when a tensor they depend on has changed; programs read them as they read stored tensors.
/// </summary>
/// <param name="Layer">The name of the layer before it.</param>
/// <param name="Norm">The name of the norm, which has nothing left to do.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="Weight">W'.</param>
/// <param name="Bias">b', whether the layer has a bias of its own or not.</param>
internal sealed record FoldedNorm(string Layer, string Norm, double Epsilon, Tensor Weight, Tensor Bias);
