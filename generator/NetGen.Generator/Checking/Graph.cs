using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Losses;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>A network that checks: layers in source order, the input first, each with its inputs and shapes.</summary>
internal sealed class Graph(NetworkDeclaration declaration, LossKind loss, ImmutableArray<LayerNode> layers)
{
    private readonly NetworkOptions _options = declaration.Options;

    public NetworkDeclaration Declaration { get; } = declaration;

    public LossKind Loss { get; } = loss;

    public ImmutableArray<LayerNode> Layers { get; } = layers;

    public LayerNode Input => Layers[0];

    public LayerNode Output => Layers[Layers.Length - 1];

    public Precision Precision => _options.Precision;

    public CodeStyle CodeStyle => _options.CodeStyle;

    public Unroll Unroll => _options.Unroll;

    public double Quantile => _options.Quantile;

    /// <summary>A class index that is left out of the loss.</summary>
    public int IgnoreIndex => _options.IgnoreIndex;

    public double LabelSmoothing => _options.LabelSmoothing;

    /// <summary>The shape of one sample's targets: the output's, or one class index for each of its rows.</summary>
    public Shape TargetShape => Loss.TakesClasses ? Output.Shape.WithLast(1) : Output.Shape;

    public bool Training => _options.Training;

    public long ParameterCount => Layers.Sum(l => l.ParameterCount);
}
