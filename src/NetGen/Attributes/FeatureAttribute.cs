using System;

namespace NetGen;

/// <summary>Options of one property of a typed row.</summary>
/// <param name="column">The column's name in a file; by default the property's. It is also what features are ordered by, so a renamed property that
/// keeps its column keeps its place in the network's input.</param>
/// <param name="encoding">What becomes of an enum: one feature per member, or one feature with the member's index. Members stand in the ordinal order
/// of their names.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FeatureAttribute(string? column = null, CategoryEncoding encoding = CategoryEncoding.OneHot) : Attribute
{
    /// <summary>The column's name; null for the property's.</summary>
    public string? Column { get; } = column;

    /// <summary>What becomes of an enum.</summary>
    public CategoryEncoding Encoding { get; } = encoding;
}
