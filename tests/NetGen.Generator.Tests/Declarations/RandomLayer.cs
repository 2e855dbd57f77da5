namespace NetGen.Generator.Tests.Declarations;

/// <summary>The kinds random networks are made of.</summary>
internal enum RandomKind
{
    Dense,
    Add,
    Concat,
    Flatten,
    Reshape,
    Dropout,
    BatchNorm,
    LayerNorm,
    RmsNorm,
    GaussianNoise,
    Normalize,
    Subtract,
    Multiply,
    Slice,
    Permute,
    ZeroPad2D,
    UpSample2D,
    Dropout2D,
    LeakyReLU,
    ELU,
    PReLU,
    Conv1D,
    Conv2D,
    DepthwiseConv2D,
    ConvTranspose1D,
    ConvTranspose2D,
    MaxPool2D,
    AvgPool1D,
    GroupNorm,
    Rnn,
    Gru,
    Lstm,
    Embedding,
    Masking,
}

/// <summary>The choices behind one random layer; each kind takes those it has a use for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Units">The width.</param>
/// <param name="Activation">What it ends in.</param>
/// <param name="Bias">Whether it has one.</param>
/// <param name="Trainable">Whether it is trained.</param>
/// <param name="Named">Whether it has a name of its own.</param>
/// <param name="Apart">Whether the activation stands in a layer of its own.</param>
/// <param name="Origin">Which earlier layer it takes, where that is not the one before.</param>
/// <param name="Rate">Which elements a dropout drops; how much noise is added; what goes into running statistics.</param>
/// <param name="Picks">Numbers that further choices follow from: partners, an axis, extents.</param>
internal sealed record RandomLayer(
    RandomKind Kind, int Units, Activation Activation, bool Bias, bool Trainable, bool Named, bool Apart, int? Origin, double Rate, int[] Picks);
