using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Checking;

/// <summary>A network with recurrence as a stream: one step at a time, with the state kept by the caller.</summary>
internal static class Streaming
{
    /// <summary>Whether a network has members for one step.</summary>
    public static bool IsIn(Graph graph) => graph.Layers.Any(l => l.Layer is Recurrent);

    /// <summary>The same of one that may not check.</summary>
    public static bool IsIn(NetworkDeclaration declaration) => declaration.Layers.Any(l => Recurrent.Kinds.Contains(l.Kind));

    /// <summary>Numbers of the state.</summary>
    public static int StateSize(Graph graph) => graph.Layers.Sum(l => l.Layer is Recurrent recurrent ? recurrent.StateSize : 0);

    /// <summary>The first layer that needs later steps of the network's input, or that goes over another sequence; null where there is none.</summary>
    public static LayerNode? Obstacle(Graph graph)
    {
        HashSet<LayerNode> overSteps = OverSteps(graph);
        return graph.Layers.FirstOrDefault(l => l == graph.Input ? l.Shape.Rank != 2 : !FitsInStep(l));

        bool FitsInStep(LayerNode layer) => layer.Inputs.Any(overSteps.Contains)
            ? layer.Inputs.All(overSteps.Contains) && layer.Layer.OfStep(layer.Inputs[0].Shape) is not null
            : layer.Layer is not Recurrent;
    }

    /// <summary>The network of one step: the axis of the steps is left out.</summary>
    public static Graph StepOf(Graph graph)
    {
        HashSet<LayerNode> overSteps = OverSteps(graph);
        var nodes = new Dictionary<LayerNode, LayerNode>();
        foreach (LayerNode layer in graph.Layers)
        {
            Shape shape = overSteps.Contains(layer) ? Shape.Of(layer.Shape.Extents.Skip(1)) : layer.Shape;
            Layer ofStep = layer.Inputs.Any(overSteps.Contains) ? layer.Layer.OfStep(layer.Inputs[0].Shape)! : layer.Layer;
            ImmutableArray<LayerNode> inputs = [.. layer.Inputs.Select(i => nodes[i])];
            nodes.Add(layer, new LayerNode(layer.Index, layer.Name, layer.Kind, ofStep, inputs, shape, layer.Tensors));
        }

        return new Graph(graph.Declaration, graph.Loss, [.. graph.Layers.Select(l => nodes[l])]);
    }

    /// <summary>The layers whose output has every step.</summary>
    private static HashSet<LayerNode> OverSteps(Graph graph)
    {
        var found = new HashSet<LayerNode>();
        foreach (LayerNode layer in graph.Layers)
        {
            if (layer == graph.Input || (layer.Inputs.Any(found.Contains) && layer.Layer is not Recurrent { GivesSequences: false }))
            {
                found.Add(layer);
            }
        }

        return found;
    }
}
