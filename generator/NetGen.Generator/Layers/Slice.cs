using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A run of positions along an axis.</summary>
internal sealed class Slice(int start, int length, int axis) : Layer
{
    public override void CheckOptions(LayerCheck check) => check.RequirePositive(nameof(length), length);

    public override Layer? OfStep(Shape input, int steps) =>
        Axis.BesideSteps(axis, input, steps) is { } beside ? new Slice(start, length, beside) : null;

    public override Shape? Infer(LayerCheck check)
    {
        if (Axis.Check(check, axis) is not { } position)
        {
            return null;
        }

        int extent = check.Input.Extents[position];
        string place = $"along axis {Literal.Of(position)} of shape {check.Input}";
        return check.Require(start >= -extent && start < extent, nameof(start), start, $"from {Literal.Of(-extent)} to {Literal.Of(extent - 1)} {place}")
            && check.Require(
                length <= extent - First(extent), nameof(length), length, $"at most {Literal.Of(extent - First(extent))} behind a start of {Literal.Of(start)} {place}")
            ? check.Input.With(position, length)
            : null;
    }

    public override bool OnlyChooses => true;

    public override int[] Choose(Shape input, int[] places)
    {
        int position = Axis.Position(axis, input);
        int extent = input.Extents[position];
        int behind = input.Extents.Skip(position + 1).Aggregate(1, (a, b) => a * b);
        return [.. places.Where((_, i) => i / behind % extent >= First(extent) && i / behind % extent < First(extent) + length)];
    }

    public override Tensor Lower(LayerLowering layer)
    {
        int position = Axis.Position(axis, layer.Input.Shape);
        return layer.Program.Slice(layer.Symbol("A"), layer.Input, position, First(layer.Input.Shape.Extents[position]), length);
    }

    private int First(int extent) => start < 0 ? start + extent : start;
}
