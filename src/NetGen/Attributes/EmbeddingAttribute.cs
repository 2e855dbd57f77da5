namespace NetGen;

/// <summary>
/// A trained row of numbers for each whole number of the input: tokens, or columns of categories beside others. Tensor
/// <c>weight [vocabulary, dimension]</c>, as PyTorch's <c>Embedding</c>. The output has one axis more than the input, of <c>dimension</c>.
/// It takes the network's input or a part of it (<c>[Slice]</c>, <c>[Reshape]</c>, <c>[Flatten]</c>, <c>[Permute]</c>); every member of the network
/// checks the range of these numbers before it computes anything.
/// With <c>mask:</c> it takes a sequence <c>[steps]</c> and masks the steps of one number, for sequences of different lengths that are filled up with
/// a padding token: what is behind it, the recurrent layers, the loss and the metrics, skips these steps as behind <c>Masking</c>, which says where a
/// mask ends. The number keeps its row, which comes out as others do and is trained where a layer that does not skip steps reads it.
/// </summary>
/// <names torch="torch.nn.Embedding" keras="Embedding"/>
/// <example><c>[TokenInput(steps: 16, vocabulary: 65)] [Embedding(65, 8)] [Flatten] [Dense(65, Activation.LogSoftmax)]</c></example>
/// <param name="vocabulary">How many whole numbers there are, from 0 on; at least 1.</param>
/// <param name="dimension">Numbers of a row; at least 1.</param>
/// <param name="initializer">How the rows start; by default normal with deviation 1, as in PyTorch.</param>
/// <param name="scale">The initializer's scale; 0 means its default.</param>
/// <param name="trainable">False keeps the rows as they are loaded.</param>
/// <param name="mask">The number that masks its step, such as a padding token's; below the vocabulary. By default −1: no number masks.</param>
/// <param name="name">The layer's name.</param>
/// <param name="from">The layer whose output this one takes.</param>
public sealed class EmbeddingAttribute(
    int vocabulary,
    int dimension,
    Initializer initializer = Initializer.Default,
    double scale = 0,
    bool trainable = true,
    int mask = -1,
    string? name = null,
    string? from = null) : LayerAttribute(name, from)
{
    /// <summary>How many whole numbers there are.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>Numbers of a row.</summary>
    public int Dimension { get; } = dimension;

    /// <summary>How the rows start.</summary>
    public Initializer Initializer { get; } = initializer;

    /// <summary>The initializer's scale; 0 means its default.</summary>
    public double Scale { get; } = scale;

    /// <summary>Whether the rows are trained.</summary>
    public bool Trainable { get; } = trainable;

    /// <summary>The number that masks its step; −1 where none does.</summary>
    public int Mask { get; } = mask;
}
