using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>What a network in another assembly has to know of a typed row; written by the generator.</summary>
/// <param name="width">The number of features.</param>
/// <param name="hasText">Whether a property is a text.</param>
/// <param name="label">What the label is.</param>
/// <param name="classes">The members of the label's enum, or 0.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GeneratedRowAttribute(int width, bool hasText, ColumnKind label, int classes) : Attribute
{
    /// <summary>The number of features.</summary>
    public int Width { get; } = width;

    /// <summary>Whether a property is a text.</summary>
    public bool HasText { get; } = hasText;

    /// <summary>What the label is.</summary>
    public ColumnKind Label { get; } = label;

    /// <summary>The members of the label's enum, or 0.</summary>
    public int Classes { get; } = classes;
}
