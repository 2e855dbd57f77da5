using System;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Layers;

/// <summary>A kind of layer: what is known of it without its options, and its room made of them.</summary>
internal sealed class LayerKind(Type room)
{
    /// <summary>What a room's name ends in where the attribute's name is already that of another type.</summary>
    private const string Suffix = nameof(Layer);

    private readonly OptionBinder _binder = new(room);

    /// <summary>The attribute's name without its suffix.</summary>
    public string Name { get; } =
        room.Name.EndsWith(Suffix, StringComparison.Ordinal) ? room.Name.Substring(0, room.Name.Length - Suffix.Length) : room.Name;

    public bool IsAdapted { get; } = typeof(IAdapted).IsAssignableFrom(room);

    public ImmutableArray<ParameterInfo> Options => _binder.Parameters;

    public bool Accepts(ArgumentList arguments) => _binder.Accepts(arguments);

    public Layer Create(ArgumentList arguments) => (Layer)_binder.Bind(arguments);
}
