using System;

namespace NetGen;

/// <summary>A layer of a network. Layers stand as attributes on one declaration; their order in the source is the order of the network.</summary>
/// <param name="name">The layer's name; by default its kind in lower camel case and its number among the layers of its kind (<c>dense1</c>).</param>
/// <param name="from">The name of the layer whose output this one takes; by default the layer before it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute(string? name, string? from) : Attribute
{
    /// <summary>The layer's name, or null for the default.</summary>
    public string? Name { get; } = name;

    /// <summary>The layer whose output this one takes, or null for the layer before it.</summary>
    public string? From { get; } = from;
}
