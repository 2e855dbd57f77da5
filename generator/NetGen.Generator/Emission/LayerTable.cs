using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>The network as a table of aligned text: a line for each layer and a total. Bytes are those of its tensors, and of its output for one sample.</summary>
internal static class LayerTable
{
    private const int Gap = 2;

    private static readonly ImmutableArray<string> Head = ["l", "layer", "kind", "in", "out", "tensors", "parameters", "bytes", "multiply-adds", "out bytes"];

    /// <summary>The columns of numbers, set flush right.</summary>
    private static readonly ImmutableHashSet<int> Numbers = [0, 6, 7, 8, 9];

    public static IEnumerable<string> Lines(Graph graph)
    {
        ImmutableArray<string>[] rows = [Head, .. graph.Layers.Select(l => Row(l, BytesOf(graph))), Total(graph)];
        int[] widths = [.. Enumerable.Range(0, Head.Length).Select(c => rows.Max(r => r[c].Length))];
        return rows.Select(r => Line(r, widths));
    }

    private static ImmutableArray<string> Row(LayerNode layer, int bytes) =>
    [
        Literal.Of(layer.Index),
        layer.Name,
        layer.Activation == Activation.None ? layer.Kind.Name : $"{layer.Kind.Name} {layer.Activation}",
        string.Join(" ", layer.Inputs.Select(i => i.Shape)),
        layer.Shape.ToString(),
        string.Join(" ", layer.Tensors.Select(t => t.Name + t.Shape)),
        Literal.Of(layer.ParameterCount),
        Literal.Of(bytes * Stored(layer)),
        Literal.Of(layer.MultiplyAdds),
        Literal.Of(bytes * layer.Shape.Size),
    ];

    private static ImmutableArray<string> Total(Graph graph) =>
    [
        "", "total", "", "", "", "",
        Literal.Of(graph.ParameterCount),
        Literal.Of(BytesOf(graph) * graph.Layers.Sum(Stored)),
        Literal.Of(graph.Layers.Sum(l => l.MultiplyAdds)),
        Literal.Of(BytesOf(graph) * graph.Layers.Sum(l => l.Shape.Size)),
    ];

    private static int BytesOf(Graph graph) => Surface.BytesOf(Surface.NumberOf(graph.Precision));

    /// <summary>Numbers of all tensors, those that are not trained too.</summary>
    private static long Stored(LayerNode layer) => layer.Tensors.Sum(t => t.Shape.Size);

    private static string Line(ImmutableArray<string> cells, int[] widths) => string
        .Concat(cells.Select((cell, c) => (Numbers.Contains(c) ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c])) + new string(' ', Gap)))
        .TrimEnd();
}
