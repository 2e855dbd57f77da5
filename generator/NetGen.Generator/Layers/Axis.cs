using NetGen.Generator.Checking;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>The option <c>axis</c>: the batch is not counted, negative numbers count from the last.</summary>
internal static class Axis
{
    private const string Option = "axis";

    /// <summary>The axis counted from the first, or null after reporting one that the input does not have.</summary>
    public static int? Check(LayerCheck check, int axis)
    {
        int rank = check.Input.Rank;
        return check.Require(
            axis >= -rank && axis < rank, Option, axis, $"from {Literal.Of(-rank)} to {Literal.Of(rank - 1)} for inputs of shape {check.Input}")
            ? Position(axis, check.Input)
            : null;
    }

    public static int Position(int axis, Shape shape) => axis < 0 ? axis + shape.Rank : axis;
}
