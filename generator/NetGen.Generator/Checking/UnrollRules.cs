using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Declaration;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>Straight-line code that is longer than what the JIT optimises is slower than a loop.</summary>
internal static class UnrollRules
{
    /// <summary>The JIT follows 1024 locals of a method, three a vector statement: between 300 and 400 statements it begins to spill, 7 to 12 times slower.</summary>
    private const int MostStatements = 250;

    // The vectors the planner lays side by side in a panel of weights, at 256 bits: up to three, or two where there are more.
    private const int VectorBytes = 32;
    private const int MostVectors = 3;
    private const int UsualVectors = 2;

    /// <summary>Names the layer with the longest code.</summary>
    public static IEnumerable<Problem> Check(NetworkOptions options, ImmutableArray<LayerNode?> layers)
    {
        if (options.Unroll != Unroll.Full || options.CodeStyle != CodeStyle.Fast)
        {
            yield break;
        }

        int lanes = VectorBytes / (options.Precision == Precision.Double ? sizeof(double) : sizeof(float));
        (LayerNode? Layer, long Statements) longest = default;
        foreach (LayerNode? layer in layers)
        {
            long statements = layer is { MultiplyAdds: > 0 } ? Statements(layer, lanes) : 0;
            longest = statements > longest.Statements ? (layer, statements) : longest;
        }

        if (longest.Statements > MostStatements)
        {
            yield return Problem.Of(
                Rules.UnrolledTooFar, Site.Network("unroll"), longest.Layer!.Name, Literal.Of(longest.Statements), Literal.Of(MostStatements));
        }
    }

    private static long Statements(LayerNode layer, int lanes)
    {
        int vectors = (layer.Shape.Last + lanes - 1) / lanes;
        return (long)layer.Inputs[0].Shape.Last * (vectors <= MostVectors ? vectors : Math.Min(vectors, UsualVectors));
    }
}
