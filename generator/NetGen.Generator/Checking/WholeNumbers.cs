using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Checking;

/// <summary>Elements of the network's input that a layer hands on as they are.</summary>
/// <param name="Input">The input.</param>
/// <param name="Places">Which of its elements they are.</param>
internal sealed record WholeNumbers(LayerNode Input, ImmutableArray<int> Places)
{
    /// <summary>What a layer hands on of the input; null where it computes something.</summary>
    public static WholeNumbers? Of(LayerNode layer)
    {
        if (layer.Inputs.IsEmpty)
        {
            return new WholeNumbers(layer, [.. Enumerable.Range(0, (int)System.Math.Min(layer.Shape.Size, SizeRules.MaximumPerSample))]);
        }

        return layer.Inputs.Length == 1 && Of(layer.Inputs[0]) is { } before
            && layer.Layer.Choose(layer.Inputs[0].Shape, [.. before.Places]) is { } places
            ? before with { Places = [.. places] }
            : null;
    }

    /// <summary>The elements of the input that name rows of tables, in runs.</summary>
    public static ImmutableArray<IndexRange> RangesOf(Graph graph) => graph.Input.Layer is TokenInput tokens
        ? [new IndexRange(0, (int)graph.Input.Shape.Size, 1, tokens.Vocabulary)]
        : [.. graph.Layers.Where(l => l.Layer is Embedding).SelectMany(RunsOf).Distinct()];

    private static IEnumerable<IndexRange> RunsOf(LayerNode layer)
    {
        int[] places = [.. Of(layer.Inputs[0])!.Places.OrderBy(p => p)];
        for (int first = 0, end; first < places.Length; first = end)
        {
            end = first + 1;
            int step = end < places.Length ? places[end] - places[first] : 1;
            while (end < places.Length && places[end] - places[end - 1] == step)
            {
                end++;
            }

            yield return new IndexRange(places[first], end - first, step, ((Embedding)layer.Layer).Vocabulary);
        }
    }
}
