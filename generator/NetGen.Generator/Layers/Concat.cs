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

    public override Shape? Infer(LayerCheck check)
    {
        int rank = check.Input.Rank;
        if (!check.Require(
            axis >= -rank
                && axis < rank, nameof(axis), axis, $"from {Literal.Of(-rank)} to {Literal.Of(rank - 1)} for inputs of shape {check.Input}"))
        {
            return null;
        }

        int position = Position(rank);
        LayerNode? unequal = check.Inputs.FirstOrDefault(i => i.Shape.Rank != rank || i.Shape.With(position, 1) != check.Input.With(position, 1));
        return unequal is null
            ? check.Input.With(position, Shape.Extent(check.Inputs.Sum(i => (long)i.Shape.Extents[position])))
            : check.Report(
                Rules.ShapesDiffer,
                check.JoinOf(unequal),
                check.Name,
                $"joins layers that are equal but for axis {Literal.Of(position)}",
                check.Inputs[0].Name,
                check.Input.ToString(),
                unequal.Name,
                unequal.Shape.ToString());
    }

    public override Tensor Lower(LayerLowering layer) =>
        layer.Program.Concat(layer.Symbol("A"), Position(layer.Input.Shape.Rank), layer.Inputs);

    private int Position(int rank) => axis < 0 ? axis + rank : axis;
}
