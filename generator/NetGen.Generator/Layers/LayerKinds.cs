using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Layers;

/// <summary>All rooms, found once: adding a layer kind is adding its room.</summary>
internal static class LayerKinds
{
    private static readonly Dictionary<string, LayerKind> All = typeof(LayerKinds).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(LayerKind)) && !t.IsAbstract)
        .Select(t => (LayerKind)Activator.CreateInstance(t))
        .ToDictionary(k => k.Name, StringComparer.Ordinal);

    public static IEnumerable<LayerKind> List => All.Values.OrderBy(k => k.Name, StringComparer.Ordinal);

    public static bool Exists(string name) => All.ContainsKey(name);

    public static LayerKind Of(string name) => All[name];
}
