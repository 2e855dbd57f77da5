using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>
/// A network for a test, built layer by layer: the C# a user would write, the declaration the reader would make of it, and its graph.
/// Each call gives a new value, so a common beginning may be shared.
/// </summary>
internal sealed record Net
{
    private Net(Loss loss) => Loss = loss;

    public Loss Loss { get; }

    public string Name { get; private init; } = "Network";

    /// <summary>Empty for the global namespace.</summary>
    public string Namespace { get; private init; } = "Tests";

    public Precision Precision { get; private init; } = Precision.Single;

    public CodeStyle CodeStyle { get; private init; } = CodeStyle.Fast;

    public Unroll Unroll { get; private init; } = Unroll.Auto;

    public bool Training { get; private init; } = true;

    public bool PositiveWeights { get; private init; }

    public double Quantile { get; private init; } = 0.5;

    public double LabelSmoothing { get; private init; }

    public ImmutableArray<AttributeUse> Layers { get; private init; } = [];

    /// <summary>A whole file.</summary>
    public string Source =>
        "using NetGen;\n\n"
        + (Namespace.Length == 0 ? string.Empty : $"namespace {Namespace};\n\n")
        + string.Concat(Layers.Prepend(Network).Select(a => a.Source + "\n"))
        + $"public sealed partial class {Name};\n";

    public NetworkDeclaration Declaration => new(
        Name,
        Namespace,
        EquatableArray<Container>.Empty,
        (Namespace.Length == 0 ? Name : $"{Namespace}.{Name}") + ".g.cs",
        ClassFacts.None,
        EquatableArray<Clash>.Empty,
        Network.Arguments,
        EquatableArray<LayerDeclaration>.From(Layers.Select(l => l.Declaration)));

    /// <summary>The checked network; throws with every problem where there is one.</summary>
    public Graph Graph
    {
        get
        {
            (Graph? graph, ImmutableArray<Problem> problems) = ShapeChecker.Check(Declaration);
            return graph ?? throw new InvalidOperationException(
                $"The network does not check.\n{string.Join('\n', problems.Select(p => $"{p.Rule.Id} at {p.Site}: {p.Message}"))}\n\n{Source}");
        }
    }

    private AttributeUse Network => new(
        typeof(NetworkAttribute),
        ("loss", Loss),
        ("precision", Precision == Precision.Single ? null : Precision),
        ("codeStyle", CodeStyle == CodeStyle.Fast ? null : CodeStyle),
        ("unroll", Unroll == Unroll.Auto ? null : Unroll),
        ("training", Training ? null : false),
        ("positiveWeights", PositiveWeights ? true : null),
        ("quantile", Unless(0.5, Quantile)),
        ("labelSmoothing", Unless(0.0, LabelSmoothing)));

    public static Net Of(Loss loss) => new(loss);

    public Net Called(string name, string inNamespace = "Tests") => this with { Name = name, Namespace = inNamespace };

    public Net In(Precision precision) => this with { Precision = precision };

    public Net In(CodeStyle codeStyle) => this with { CodeStyle = codeStyle };

    public Net With(Unroll unroll) => this with { Unroll = unroll };

    public Net WithPositiveWeights() => this with { PositiveWeights = true };

    public Net OfQuantile(double quantile) => this with { Quantile = quantile };

    public Net Smoothed(double labelSmoothing) => this with { LabelSmoothing = labelSmoothing };

    public Net WithoutTraining() => this with { Training = false };

    /// <summary>A layer of any kind; <paramref name="given"/> are its arguments by name, null for those left out.</summary>
    public Net Layer<TAttribute>(params (string Name, object? Value)[] given)
        where TAttribute : LayerAttribute => this with { Layers = Layers.Add(new AttributeUse(typeof(TAttribute), given)) };

    public Net Layer(Type attribute, params (string Name, object? Value)[] given) =>
        this with { Layers = Layers.Add(new AttributeUse(attribute, given)) };

    public Net Input(int d0, int d1 = 0, int d2 = 0, int d3 = 0, string? name = null) => Layer<InputAttribute>(
        ("d0", d0), ("d1", Unless(0, d1)), ("d2", Unless(0, d2)), ("d3", Unless(0, d3)), ("name", name));

    public Net Masking(double value = 0, string? name = null, string? from = null) =>
        Layer<MaskingAttribute>(("value", Unless(0.0, value)), ("name", name), ("from", from));

    public Net Dense(
        int units,
        Activation activation = NetGen.Activation.None,
        bool bias = true,
        bool trainable = true,
        string? name = null,
        string? from = null,
        Initializer initializer = Initializer.Default,
        double scale = 0) => Layer<DenseAttribute>(
            ("units", units),
            ("activation", Unless(NetGen.Activation.None, activation)),
            ("initializer", Unless(Initializer.Default, initializer)),
            ("scale", Unless(0.0, scale)),
            ("bias", Unless(true, bias)),
            ("trainable", Unless(true, trainable)),
            ("name", name),
            ("from", from));

    public Net Activation(Activation activation, string? name = null, string? from = null) =>
        Layer<ActivationAttribute>(("activation", activation), ("name", name), ("from", from));

    public Net Add(
        string other,
        Activation activation = NetGen.Activation.None,
        string? other2 = null,
        string? other3 = null,
        string? name = null,
        string? from = null) => Layer<AddAttribute>(
            ("other", other),
            ("activation", Unless(NetGen.Activation.None, activation)),
            ("other2", other2),
            ("other3", other3),
            ("name", name),
            ("from", from));

    public Net Concat(string other, int axis = 0, string? other2 = null, string? other3 = null, string? name = null, string? from = null) =>
        Layer<ConcatAttribute>(
            ("other", other), ("axis", Unless(0, axis)), ("other2", other2), ("other3", other3), ("name", name), ("from", from));

    /// <summary>A causal convolution.</summary>
    public Net Convolve(int filters, int kernel, Activation activation = NetGen.Activation.None, int dilation = 1, int groups = 1, string? name = null) =>
        Layer<Conv1DAttribute>(
            ("filters", filters), ("kernel", kernel), ("activation", Unless(NetGen.Activation.None, activation)), ("dilation", Unless(1, dilation)),
            ("groups", Unless(1, groups)), ("causal", true), ("name", name));

    public Net Multiply(string other, string? other2 = null, string? other3 = null, string? name = null, string? from = null) =>
        Layer<MultiplyAttribute>(("other", other), ("other2", other2), ("other3", other3), ("name", name), ("from", from));

    public Net Slice(int start, int length, int axis = 0, string? name = null, string? from = null) =>
        Layer<SliceAttribute>(("start", start), ("length", length), ("axis", Unless(0, axis)), ("name", name), ("from", from));

    public Net Flatten(string? name = null, string? from = null) => Layer<FlattenAttribute>(("name", name), ("from", from));

    public Net Reshape(int d0, int d1 = 0, int d2 = 0, int d3 = 0, string? name = null, string? from = null) => Layer<ReshapeAttribute>(
        ("d0", d0), ("d1", Unless(0, d1)), ("d2", Unless(0, d2)), ("d3", Unless(0, d3)), ("name", name), ("from", from));

    public Net Dropout(double rate = 0.5, string? name = null, string? from = null) =>
        Layer<DropoutAttribute>(("rate", Unless(0.5, rate)), ("name", name), ("from", from));

    public override string ToString() => Source;

    private static object? Unless<T>(T standard, T value) => Equals(standard, value) ? null : value;
}
