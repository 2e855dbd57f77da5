namespace NetGen;

/// <summary>
/// A sequence of tokens as the network's input, instead of <c>[Input]</c>: whole numbers from 0 to <c>vocabulary − 1</c>, which all members take as
/// <c>ReadOnlySpan&lt;int&gt;</c>. Its shape is <c>[steps]</c>; an <c>[Embedding]</c> makes <c>[steps, dimension]</c> of it.
/// </summary>
/// <names torch="–" keras="Input, of integers"/>
/// <example><c>[TokenInput(steps: 16, vocabulary: 65)] [Embedding(65, 8)] [Flatten] [Dense(65, Activation.LogSoftmax)]</c></example>
/// <param name="steps">Tokens of one sample; at least 1.</param>
/// <param name="vocabulary">How many tokens there are; at least 1, in single precision at most 2²⁴ = 16,777,216.</param>
/// <param name="name">The name other layers may take the input by; default <c>input</c>.</param>
public sealed class TokenInputAttribute(int steps, int vocabulary, string? name = null) : LayerAttribute(name, null)
{
    /// <summary>Tokens of one sample.</summary>
    public int Steps { get; } = steps;

    /// <summary>How many tokens there are.</summary>
    public int Vocabulary { get; } = vocabulary;
}
