using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Tensors one after the other along an axis.</summary>
internal sealed class Concat(string other, int axis, string? other2, string? other3) : Layer
{
    public override ImmutableArray<Join> Joins => [new(nameof(other), other), new(nameof(other2), other2), new(nameof(other3), other3)];

    public override Layer? OfStep(Shape input, int steps) =>
        Axis.BesideSteps(axis, input, steps) is { } beside ? new Concat(other, beside, other2, other3) : null;

    public override Shape? Infer(LayerCheck check)
    {
        if (Axis.Check(check, axis) is not { } position)
        {
            return null;
        }

        LayerNode? unequal = check.Inputs.FirstOrDefault(
            i => i.Shape.Rank != check.Input.Rank || i.Shape.With(position, 1) != check.Input.With(position, 1));
        bool joinsLast = position == check.Input.Rank - 1;
        return unequal is null
            ? check.Input.With(position, Shape.Extent(check.Inputs.Sum(i => (long)i.Shape.Extents[position])))
            : check.Report(
                Rules.ShapesDiffer,
                check.JoinOf(unequal),
                joinsLast || unequal.Shape.Rank != check.Input.Rank
                    ? null
                    : Remedy.Units(unequal, check.Input.With(position, unequal.Shape.Extents[position])),
                check.Name,
                $"joins layers that are equal but for axis {Literal.Of(position)}",
                check.Inputs[0].Name,
                check.Input.ToString(),
                unequal.Name,
                unequal.Shape.ToString());
    }

    public override Tensor Lower(LayerLowering layer) =>
        layer.Program.Concat(layer.Symbol("A"), Axis.Position(axis, layer.Input.Shape), layer.Inputs);
}
