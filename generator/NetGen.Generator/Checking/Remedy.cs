using NetGen.Generator.Layers;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>An argument that solves a problem, which an editor can offer to write.</summary>
/// <param name="Site">The argument, of <c>[Network]</c> or of a layer.</param>
/// <param name="Value">Its value in C#.</param>
internal readonly record struct Remedy(Site Site, string Value)
{
    /// <summary>A Dense layer with as many units as another shape has in its last axis; null where that is not all that differs.</summary>
    public static Remedy? Units(LayerNode layer, Shape expected) =>
        layer.Layer is Dense && layer.Shape.Rank == expected.Rank && layer.Shape.With(expected.Rank - 1, expected.Last) == expected
            ? new Remedy(Site.OfLayer(layer.Index, "units"), Literal.Of(expected.Last))
            : null;
}
