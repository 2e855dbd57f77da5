using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>A network of layers with a state as a stream: one step of a sequence at a time, with the states kept by the caller.</summary>
internal static class Streaming
{
    /// <summary>Whether a network has members for one step.</summary>
    public static bool IsIn(Graph graph) => graph.Layers.Any(l => l.Layer.StateAxis is not null);

    /// <summary>The same of one that may not check.</summary>
    public static bool IsIn(NetworkDeclaration declaration) => declaration.Layers.Any(l => HasState(l.Kind, () => l.Arguments));

    /// <summary>Whether a layer has a state, as its attribute says.</summary>
    public static bool HasState(string kind, Func<ArgumentList> arguments) =>
        Recurrent.Kinds.Contains(kind) || (kind == nameof(Conv1D) && arguments().Find(Conv1D.Causal) is { Number: not 0 });

    /// <summary>Numbers of the states.</summary>
    public static int StateSize(Graph graph)
    {
        Dictionary<LayerNode, int> steps = StepsOf(graph);
        return Shape.Extent(graph.Layers.Where(l => l.Inputs.Any(steps.ContainsKey)).Sum(l => (long)l.Layer.StateSize(l.Inputs[0].Shape)));
    }

    /// <summary>Whether a batch of training can go on where the batch before ended: as a stream, whose states are those of recurrent
    /// layers.</summary>
    public static bool CanCarry(Graph graph) =>
        IsIn(graph) && Obstacle(graph) is null && graph.Layers.All(l => l.Layer.StateAxis is null || l.Layer is Recurrent);

    /// <summary>The first layer that needs later steps of the network's input, or that goes over another sequence; null where there is none.</summary>
    public static LayerNode? Obstacle(Graph graph)
    {
        Dictionary<LayerNode, int> steps = StepsOf(graph);
        return graph.Layers.FirstOrDefault(l => l == graph.Input ? l.Shape.Rank != (l.Layer is TokenInput ? 1 : 2) : !FitsInStep(l));

        bool FitsInStep(LayerNode layer)
        {
            if (!layer.Inputs.Any(steps.ContainsKey))
            {
                return layer.Layer is not Recurrent;
            }

            bool areLikeSteps = layer.Inputs.All(i => steps.TryGetValue(i, out int axis) && axis == steps[layer.Inputs[0]]);
            return areLikeSteps && layer.Layer.OfStep(layer.Inputs[0].Shape, steps[layer.Inputs[0]]) is not null && !ActivatesOverSteps(layer);
        }

        // Softmax goes over the last axis.
        bool ActivatesOverSteps(LayerNode layer) =>
            layer.Activation is Activation.Softmax or Activation.LogSoftmax && steps.TryGetValue(layer, out int axis) && axis == layer.Shape.Rank - 1;
    }

    /// <summary>The network of one step: the axis of the steps is left out.</summary>
    public static Graph StepOf(Graph graph)
    {
        Dictionary<LayerNode, int> steps = StepsOf(graph);
        var nodes = new Dictionary<LayerNode, LayerNode>();
        foreach (LayerNode layer in graph.Layers)
        {
            Shape shape = steps.TryGetValue(layer, out int axis) ? OneStep(layer.Shape, axis) : layer.Shape;
            Layer ofStep = layer.Inputs.Any(steps.ContainsKey) ? layer.Layer.OfStep(layer.Inputs[0].Shape, steps[layer.Inputs[0]])! : layer.Layer;
            ImmutableArray<LayerNode> inputs = [.. layer.Inputs.Select(i => nodes[i])];
            nodes.Add(layer, new LayerNode(layer.Index, layer.Name, layer.Kind, ofStep, inputs, shape, layer.Tensors) { HasMask = layer.HasMask });
        }

        return new Graph(graph.Declaration, graph.Loss, [.. graph.Layers.Select(l => nodes[l])]);
    }

    /// <summary>Without the axis of the steps; of a sequence of tokens one is left.</summary>
    private static Shape OneStep(Shape shape, int axis) => shape.Rank == 1 ? Shape.Of(1) : Shape.Of(shape.Extents.Where((_, i) => i != axis));

    /// <summary>The layers whose output has every step, and the axis of the steps there. Along which axis of its input a network goes step by step is what
    /// the first layer with a state says; a permutation may be before it.</summary>
    private static Dictionary<LayerNode, int> StepsOf(Graph graph)
    {
        LayerNode first = graph.Layers.First(l => l.Layer.StateAxis is not null);
        Dictionary<LayerNode, int> alongLast = StepsOf(graph, graph.Input.Shape.Rank - 1);
        return alongLast.TryGetValue(first.Inputs[0], out int axis) && axis == first.Layer.StateAxis ? alongLast : StepsOf(graph, 0);
    }

    private static Dictionary<LayerNode, int> StepsOf(Graph graph, int axisOfInput)
    {
        var found = new Dictionary<LayerNode, int> { [graph.Input] = axisOfInput };
        foreach (LayerNode layer in graph.Layers.Where(l => l != graph.Input))
        {
            int? ofInput = layer.Inputs.Where(found.ContainsKey).Select(i => (int?)found[i]).FirstOrDefault();
            if (ofInput is { } steps && layer.Layer.StepsInOutput(steps) is { } axis)
            {
                found.Add(layer, axis);
            }
        }

        return found;
    }
}
