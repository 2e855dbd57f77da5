using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Declaration;

/// <summary>
/// A type with <c>[Features]</c> as the user wrote it: the one value that travels the pipeline of rows, so it is immutable, compares by value and holds
/// nothing of Roslyn.
/// </summary>
/// <param name="Name">The type's name.</param>
/// <param name="Keyword">How it is reopened: <c>class</c>, <c>record struct</c>, ….</param>
/// <param name="Type">It as it must be written elsewhere.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Containers">The types it is nested in, outermost first.</param>
/// <param name="HintName">The generated file's name.</param>
/// <param name="Facts">What about the type keeps it from being a row.</param>
/// <param name="Clash">The member that has the name of the generated type; null for none.</param>
/// <param name="Properties">Its properties in source order.</param>
internal sealed record RowDeclaration(
    string Name,
    string Keyword,
    string Type,
    string Namespace,
    EquatableArray<Container> Containers,
    string HintName,
    RowFacts Facts,
    string? Clash,
    EquatableArray<RowProperty> Properties)
{
    /// <summary>The version of C# it is compiled as, where that is lower than generated code needs.</summary>
    public string? OldLanguage { get; init; }

    /// <summary>The type that is generated inside.</summary>
    public const string Prediction = nameof(Prediction);

    /// <summary>The features' columns in the order of the input, which is not that of the properties: their names in ordinal order.</summary>
    public IEnumerable<RowColumn> Features => Of(PropertyRole.Feature).OrderBy(c => c.Name, StringComparer.Ordinal);

    /// <summary>The columns of what is no feature.</summary>
    public IEnumerable<RowColumn> Others => Of(PropertyRole.Other).Where(c => c.Property.IsColumn);

    public RowProperty? Label => Properties.FirstOrDefault(p => p.Role == PropertyRole.Label);

    /// <summary>Whether members can be added to the type, though something else be wrong with it.</summary>
    public bool CanBeReopened => (Facts & ~(RowFacts.Derived | RowFacts.Abstract | RowFacts.NotConstructible)) == RowFacts.None
        && Clash is null && Containers.All(c => c.IsPartial && !c.IsGeneric);

    /// <summary>Whether the compiler finds the types of all properties; it says so where it does not.</summary>
    public bool IsComplete => Properties.SelectMany(p => p.Columns()).All(c => c.Property.Kind != PropertyKind.Unknown);

    /// <summary>The number of features.</summary>
    public int Width => Properties.Where(p => p.Role == PropertyRole.Feature).Sum(p => p.Width);

    /// <summary>Whether a feature is a text, whose vocabulary is not known here.</summary>
    public bool HasText => Features.Any(c => c.Property.Kind == PropertyKind.Text);

    private IEnumerable<RowColumn> Of(PropertyRole role) => Properties.SelectMany(p => p.Columns()).Where(c => c.Property.Role == role);
}
