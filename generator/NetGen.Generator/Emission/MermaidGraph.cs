using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Emission;

/// <summary>The network as a Mermaid flowchart: layers that follow each other on one line, then who takes whom besides.</summary>
internal static class MermaidGraph
{
    private const int Longest = 130;

    public static IEnumerable<string> Lines(Graph graph)
    {
        yield return "graph TD";
        string line = Node(graph.Input);
        foreach (LayerNode layer in graph.Layers.Skip(1))
        {
            bool follows = layer.Inputs[0].Index == layer.Index - 1;
            string node = Node(layer);
            if (!follows || line.Length + node.Length > Longest)
            {
                yield return line;
                line = Id(layer.Inputs[0]);
            }

            line += " --> " + node;
        }

        yield return line;
        foreach (LayerNode layer in graph.Layers)
        {
            foreach (LayerNode joined in layer.Inputs.Skip(1))
            {
                yield return $"{Id(joined)} --> {Id(layer)}";
            }
        }
    }

    /// <summary>Numbers, for a layer may be called by a word of Mermaid's.</summary>
    private static string Id(LayerNode layer) => "l" + Literal.Of(layer.Index);

    private static string Node(LayerNode layer)
    {
        string activation = layer.Activation == Activation.None ? string.Empty : " " + layer.Activation;
        string kind = layer.Index == 0 ? string.Empty : $" {layer.Kind.Name}{activation}";
        return $"{Id(layer)}[\"{layer.Name}{kind} {layer.Shape}\"]";
    }
}
