using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Layers;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Lowering;

/// <summary>Finds the norms that evaluation mode can compute as part of the layers before them.</summary>
internal static class NormFolding
{
    /// <summary>Every BatchNorm right behind a layer that is linear: no activation stands between, and no other layer reads what is not normalised.
    /// Plain code has none, for it computes layer by layer as declared.</summary>
    public static ImmutableArray<FoldedNorm> Of(Graph graph)
    {
        ElementType numbers = graph.Precision == Precision.Double ? ElementType.Double : ElementType.Single;
        return graph.CodeStyle == CodeStyle.Plain ? [] : [.. graph.Layers.Where(IsFoldable).Select(norm => Fold(norm.Inputs[0], norm, numbers))];

        bool IsFoldable(LayerNode norm) =>
            norm.Layer is BatchNorm batchNorm
            && norm.Inputs[0] is { Activation: Activation.None, Layer: IFoldsNorm linear } before
            && linear.ChannelAxis(before.Shape) == batchNorm.ChannelAxis(norm.Shape)
            && graph.Layers.Sum(l => l.Inputs.Count(i => i == before)) == 1;
    }

    private static FoldedNorm Fold(LayerNode layer, LayerNode norm, ElementType numbers)
    {
        TensorDeclaration weight = layer.Tensors.Single(t => t.Name == "weight");
        return new FoldedNorm(
            layer.Name,
            norm.Name,
            ((BatchNorm)norm.Layer).Epsilon,
            Folded("W", "weight", weight.Shape.AsMatrix(), weight.Taps),
            Folded("b", "bias", Shape.Of(weight.Shape.Extents[0]), taps: 1));

        Tensor Folded(string symbol, string name, Shape shape, int taps) =>
            new(symbol + Literal.Of(layer.Index) + "Folded", numbers, shape, false, TensorRole.Folded, $"{layer.Name}.{name} with {norm.Name}")
            {
                Taps = taps,
            };
    }
}
