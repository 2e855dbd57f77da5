using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;

namespace NetGen.Tool.Networks;

/// <summary>The layers from top to bottom; where one takes another than the layer above it, an arrow names what it takes.</summary>
internal static class NetworkDrawing
{
    public static string Draw(NetworkHandle network)
    {
        NetworkInfo info = network.Info;
        LayerAttribute[] declared = [.. network.Type.GetCustomAttributes<LayerAttribute>()];
        var text = new StringBuilder();
        Box(text, "input", $"[{string.Join(", ", info.InputShape)}]", "");
        for (int i = 0; i < info.Layers.Length; i++)
        {
            LayerInfo layer = info.Layers[i];
            LayerAttribute? declaration = declared.Length == info.Layers.Length ? declared[i] : null;
            string[] sources = declaration is null ? [] : [.. Sources(declaration)];
            bool followsOn = declaration?.From is null;
            text.Append(followsOn ? "   │\n" : "\n");
            string kind = layer.Activation == Activation.None ? layer.Kind : $"{layer.Kind} {layer.Activation}";
            string arrow = sources.Length == 0 ? "" : $"  ← {string.Join(", ", sources)}";
            Box(text, layer.Name, $"{kind}  [{string.Join(", ", layer.OutputShape)}]", arrow);
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void Box(StringBuilder text, string name, string content, string sources) =>
        text.Append(CultureInfo.InvariantCulture, $"{name}  {content}{sources}\n");

    /// <summary>Layers that are named: from, and those that are joined with it.</summary>
    private static IEnumerable<string> Sources(LayerAttribute layer)
    {
        IEnumerable<string?> others = layer.GetType().GetProperties()
            .Where(p => p.PropertyType == typeof(string) && p.Name.StartsWith("Other", StringComparison.Ordinal))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => (string?)p.GetValue(layer));
        return others.Prepend(layer.From).OfType<string>();
    }
}
