using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layout;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>Straight-line code that is longer than what the JIT optimises is slower than a loop.</summary>
internal static class UnrollRules
{
    /// <summary>Names the layer with the longest code.</summary>
    public static IEnumerable<Problem> Check(NetworkOptions options, ImmutableArray<LayerNode?> layers)
    {
        if (options.Unroll != Unroll.Full || options.CodeStyle != CodeStyle.Fast)
        {
            yield break;
        }

        (LayerNode? Layer, long Statements) longest = default;
        foreach (LayerNode? layer in layers)
        {
            long statements = layer is { MultiplyAdds: > 0 } ? Statements(layer, options.Precision) : 0;
            longest = statements > longest.Statements ? (layer, statements) : longest;
        }

        if (longest.Statements > Choices.Standard.StatementsPerMethod)
        {
            yield return Problem.Of(
                Rules.UnrolledTooFar, Site.Network("unroll"), longest.Layer!.Name, Literal.Of(longest.Statements), Literal.Of(Choices.Standard.StatementsPerMethod))
                .SolvedBy(Remedy.Write(Site.Network("unroll"), "Unroll.Auto"));
        }
    }

    /// <summary>For every input, a multiply-add of each vector of the panels that are read at once.</summary>
    private static long Statements(LayerNode layer, Precision precision)
    {
        Choices choices = Choices.Standard;
        int columns = layer.Shape.Last;
        int vectors = Math.Max(1, choices.PanelWidth(columns, precision) / VectorBits.Lanes(VectorBits.Usual, precision));
        int panels = choices.PanelsTogether(choices.Width(columns, precision) / choices.PanelWidth(columns, precision), vectors, Tiling.Usual);
        return (long)layer.Inputs[0].Shape.Last * vectors * panels;
    }
}
