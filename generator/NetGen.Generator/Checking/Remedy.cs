using NetGen.Generator.Layers;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Checking;

/// <summary>A change of the attributes that solves a problem, which an editor can offer to make.</summary>
/// <param name="Change">What is done.</param>
/// <param name="Site">The argument, of <c>[Network]</c> or of a layer; or the layer.</param>
/// <param name="Value">The argument's value in C#; or the attribute that is inserted.</param>
internal readonly record struct Remedy(Change Change, Site Site, string Value)
{
    /// <summary>Another argument.</summary>
    public static Remedy Write(Site site, string value) => new(Change.Write, site, value);

    /// <summary>One layer less.</summary>
    public static Remedy Remove(Site layer) => new(Change.Remove, layer, string.Empty);

    /// <summary>A further layer before this one.</summary>
    public static Remedy Insert(Site layer, string attribute) => new(Change.Insert, layer, attribute);

    /// <summary>A Dense layer with as many units as another shape has in its last axis; null where that is not all that differs.</summary>
    public static Remedy? Units(LayerNode layer, Shape expected) =>
        layer.Layer is Dense && layer.Shape.Rank == expected.Rank && layer.Shape.With(expected.Rank - 1, expected.Last) == expected
            ? Write(Site.OfLayer(layer.Index, "units"), Literal.Of(expected.Last))
            : null;
}
