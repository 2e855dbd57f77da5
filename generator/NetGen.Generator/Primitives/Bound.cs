using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>A tensor of a scan's body and the tensor outside that holds it.</summary>
/// <param name="Inner">Of one step.</param>
/// <param name="Outer">Of all steps, its first axis; or, in the shape of the inner, of the step that runs.</param>
internal sealed record Bound(Tensor Inner, Tensor Outer)
{
    /// <summary>Whether every step has a place of its own.</summary>
    public bool IsSequence => Outer.Shape.Rank > Inner.Shape.Rank;

    /// <summary>The shape of all steps.</summary>
    public static Shape Sequence(int steps, Tensor inner) => Shape.Of([steps, .. inner.Shape.Extents]);
}
