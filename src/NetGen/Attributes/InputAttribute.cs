namespace NetGen;

/// <summary>The shape of one sample, batch left out: <c>[Input(30)]</c>, <c>[Input(28, 28)]</c>. Exactly one, before every other layer.</summary>
/// <names torch="–" keras="Input"/>
/// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dense(1)]</c></example>
/// <param name="d0">The first dimension; at least 1.</param>
/// <param name="d1">The second dimension, or 0 for none.</param>
/// <param name="d2">The third dimension, or 0 for none.</param>
/// <param name="d3">The fourth dimension, or 0 for none.</param>
/// <param name="d4">The fifth dimension, or 0 for none.</param>
/// <param name="d5">The sixth dimension, or 0 for none.</param>
/// <param name="d6">The seventh dimension, or 0 for none.</param>
/// <param name="d7">The eighth dimension, or 0 for none.</param>
/// <param name="name">The name other layers may take the input by; default <c>input</c>.</param>
public sealed class InputAttribute(int d0, int d1 = 0, int d2 = 0, int d3 = 0, int d4 = 0, int d5 = 0, int d6 = 0, int d7 = 0, string? name = null)
    : LayerAttribute(name, null)
{
    /// <summary>The dimensions as written, zeros for those left out.</summary>
    public int[] Dimensions => [d0, d1, d2, d3, d4, d5, d6, d7];
}
