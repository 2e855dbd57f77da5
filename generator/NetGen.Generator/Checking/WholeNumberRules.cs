using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Declaration;
using NetGen.Generator.Layers;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Checking;

/// <summary>Tokens are read by embeddings alone, and the number type can hold each whole number exactly.</summary>
internal static class WholeNumberRules
{
    /// <summary>The largest count whose numbers all are exact in single precision, 2²⁴.</summary>
    private const int LargestOfSingle = 1 << 24;

    public static IEnumerable<Problem> Check(NetworkOptions options, ImmutableArray<LayerNode?> layers)
    {
        LayerNode[] known = [.. layers.Where(l => l is not null).Select(l => l!)];
        foreach (LayerNode layer in known.Where(l => options.Precision == Precision.Single && VocabularyOf(l) > LargestOfSingle))
        {
            yield return Problem.Of(
                Rules.OptionOutOfRange,
                Site.OfLayer(layer.Index, "vocabulary"),
                "vocabulary",
                $"layer '{layer.Name}'",
                $"at most {Literal.Of(LargestOfSingle)} in single precision",
                Literal.Of(VocabularyOf(layer)));
        }

        foreach (LayerNode layer in known)
        {
            if (layer.Layer is not (Embedding or TokenInput)
                && layer.Inputs.Select(TokensOf).FirstOrDefault(t => t is not null) is { Layer: TokenInput tokens }
                && (WholeNumbers.SourceOf(layer) is null || layer.Index == layers.Length - 1))
            {
                yield return Problem.Of(
                    Rules.TokensAsNumbers,
                    Site.OfLayer(layer.Index),
                    layer.Name,
                    layer.Kind.Name,
                    Literal.Of(tokens.Vocabulary),
                    layer.Inputs.First(i => TokensOf(i) is not null).Name);
            }
        }
    }

    private static int VocabularyOf(LayerNode layer) => layer.Layer switch
    {
        Embedding embedding => embedding.Vocabulary,
        TokenInput tokens => tokens.Vocabulary,
        _ => 0,
    };

    /// <summary>The input whose tokens a layer hands on; null where it hands on none.</summary>
    private static LayerNode? TokensOf(LayerNode layer) => WholeNumbers.SourceOf(layer) is { Layer: TokenInput } input ? input : null;
}
