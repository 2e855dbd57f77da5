using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Declaration;

/// <summary>The options of <c>[Network]</c>.</summary>
/// <param name="loss">Null where it is not known.</param>
internal sealed class NetworkOptions(
    Loss? loss, Precision precision, CodeStyle codeStyle, Unroll unroll, bool training, bool positiveWeights, double quantile, string? row,
    int ignoreIndex, double labelSmoothing)
{
    private static readonly OptionBinder Binder = new(typeof(NetworkOptions));

    public Loss? Loss { get; } = loss;

    public Precision Precision { get; } = precision;

    public CodeStyle CodeStyle { get; } = codeStyle;

    public Unroll Unroll { get; } = unroll;

    public bool Training { get; } = training;

    public bool PositiveWeights { get; } = positiveWeights;

    public double Quantile { get; } = quantile;

    /// <summary>A class index that is left out of the loss.</summary>
    public int IgnoreIndex { get; } = ignoreIndex;

    public double LabelSmoothing { get; } = labelSmoothing;

    /// <summary>The type of the row as the user may read it; null for none.</summary>
    public string? Row { get; } = row;

    public static NetworkOptions Of(ArgumentList arguments) => (NetworkOptions)Binder.Bind(arguments);

    /// <summary>Whether the arguments are those of the library's <c>[Network]</c>.</summary>
    public static bool Accepts(ArgumentList arguments) => Binder.Accepts(arguments);
}
