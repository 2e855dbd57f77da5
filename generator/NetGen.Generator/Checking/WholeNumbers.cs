using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Checking;

/// <summary>The elements of the network's input that are whole numbers: tokens, and what embeddings read.</summary>
internal static class WholeNumbers
{
    /// <summary>Columns that are looked for side by side.</summary>
    private const int MostColumns = 64;

    /// <summary>The input where a layer hands on elements of it as they are; null where it computes something.</summary>
    public static LayerNode? SourceOf(LayerNode layer)
    {
        while (layer.Layer.OnlyChooses && layer.Inputs.Length == 1)
        {
            layer = layer.Inputs[0];
        }

        return layer.Inputs.IsEmpty ? layer : null;
    }

    /// <summary>The elements of one sample that name rows of tables, of a network that checks.</summary>
    public static ImmutableArray<IndexRange> RangesOf(Graph graph) => graph.Input.Layer is TokenInput tokens
        ? [new IndexRange(0, (int)graph.Input.Shape.Size, 1, tokens.Vocabulary)]
        : [.. graph.Layers.Where(l => l.Layer is Embedding).SelectMany(RangesOf).Distinct()];

    /// <summary>One range for each column of equal distances, or one for each run.</summary>
    private static IEnumerable<IndexRange> RangesOf(LayerNode layer)
    {
        int below = ((Embedding)layer.Layer).Vocabulary;
        int[] places = [.. PlacesOf(layer.Inputs[0]).OrderBy(p => p)];
        for (int columns = 1; columns <= MostColumns && columns < places.Length; columns++)
        {
            int step = places[columns] - places[0];
            if (places.Length % columns == 0 && Enumerable.Range(columns, places.Length - columns).All(i => places[i] - places[i - columns] == step))
            {
                return Enumerable.Range(0, columns).Select(c => new IndexRange(places[c], places.Length / columns, step, below));
            }
        }

        return RunsOf(places, below);
    }

    private static IEnumerable<IndexRange> RunsOf(int[] places, int below)
    {
        for (int first = 0, end; first < places.Length; first = end)
        {
            end = first + 1;
            while (end < places.Length && places[end] - places[end - 1] == 1)
            {
                end++;
            }

            yield return new IndexRange(places[first], end - first, 1, below);
        }
    }

    /// <summary>Which elements of the input a layer hands on.</summary>
    private static int[] PlacesOf(LayerNode layer) => layer.Inputs.IsEmpty
        ? [.. Enumerable.Range(0, (int)layer.Shape.Size)]
        : layer.Layer.Choose(layer.Inputs[0].Shape, PlacesOf(layer.Inputs[0]));
}
