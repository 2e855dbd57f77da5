namespace NetGen.Generator.Declaration;

/// <summary>
/// A network as the user wrote it: the one value that travels the incremental pipeline, so it is immutable, compares by value
/// and holds nothing of Roslyn.
/// </summary>
/// <param name="Name">The class's name as it must be written, with an @ where it is a keyword.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Containers">The types it is nested in, outermost first.</param>
/// <param name="HintName">The generated file's name, unique whatever the case of the class's name.</param>
/// <param name="Facts">What about the class keeps it from being a network.</param>
/// <param name="Clashes">The class's own members that the generated code declares too.</param>
/// <param name="Arguments">The arguments of <c>[Network]</c>.</param>
/// <param name="Layers">The layer attributes in source order, the input among them.</param>
internal sealed record NetworkDeclaration(
    string Name,
    string Namespace,
    EquatableArray<Container> Containers,
    string HintName,
    ClassFacts Facts,
    EquatableArray<Clash> Clashes,
    ArgumentList Arguments,
    EquatableArray<LayerDeclaration> Layers)
{
    /// <summary>The version of C# that the generated code needs: it has inline arrays and collection expressions.</summary>
    public const string LeastLanguage = "12.0";

    /// <summary>The <see cref="OptionalMember"/>s that the generated part leaves out.</summary>
    public EquatableArray<string> LeftOut { get; init; }

    /// <summary>The arguments of <c>[Budget]</c>; null where there is none.</summary>
    public ArgumentList? Budget { get; init; }

    /// <summary>The version of C# where it is lower than the generated code needs; else null.</summary>
    public string? OldLanguage { get; init; }

    /// <summary>The row it is bound to; null for none.</summary>
    public RowBinding? Row { get; init; }

    public NetworkOptions Options => NetworkOptions.Of(Arguments);
}
