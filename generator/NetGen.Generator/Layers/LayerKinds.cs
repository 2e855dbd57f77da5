using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Layers;

/// <summary>All kinds, found once: adding a layer kind is adding its room.</summary>
internal static class LayerKinds
{
    private static readonly Dictionary<string, LayerKind> All = typeof(LayerKinds).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Layer)) && !t.IsAbstract)
        .Select(t => new LayerKind(t))
        .ToDictionary(k => k.Name, StringComparer.Ordinal);

    public static IEnumerable<LayerKind> List => All.Values.OrderBy(k => k.Name, StringComparer.Ordinal);

    public static LayerKind? Find(string name) => All.TryGetValue(name, out LayerKind? kind) ? kind : null;

    /// <summary>
    /// The layer with its options; null where its kind is not known, an option is missing, or the compiler could not bind the attribute.
    /// </summary>
    public static Layer? Create(LayerDeclaration declaration) =>
        !declaration.IsMalformed && Find(declaration.Kind) is { } kind && kind.Accepts(declaration.Arguments)
            ? kind.Create(declaration.Arguments)
            : null;
}
