using System.Collections.Generic;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace NetGen;

/// <summary>A property of a typed row.</summary>
/// <param name="Name">The column's name; of a property of a nested record as in <c>Size.Width</c>.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="IsComputed">Whether it follows from others, so that no file has it.</param>
public sealed record RowColumn(string Name, ColumnKind Kind, bool IsNullable = false, bool IsComputed = false)
{
    /// <summary>The members of an enum by name, in ordinal order; else empty.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Further names of members of an enum, each with the one in <see cref="Categories"/> that has the same value.</summary>
    public IReadOnlyDictionary<string, string> OtherNames { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether the feature is the member's index.</summary>
    public bool IsIndex { get; init; }

    /// <summary>Adds the names of the features, as <see cref="Preprocessing"/> calls them.</summary>
    internal void AddFeatureNames(ImmutableArray<string>.Builder names)
    {
        if (Kind == ColumnKind.Category && !IsIndex)
        {
            foreach (string category in Categories)
            {
                names.Add($"{Name}={category}");
            }
        }
        else
        {
            names.Add(Name);
        }

        if (IsNullable && !IsIndex)
        {
            names.Add($"{Name} (missing)");
        }
    }
}
