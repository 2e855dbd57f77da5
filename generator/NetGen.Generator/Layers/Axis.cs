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

    /// <summary>The axis counted from the first, without that of the steps; null where it is that one.</summary>
    public static int? BesideSteps(int axis, Shape shape, int steps)
    {
        int position = Position(axis, shape);
        return position == steps ? null : position > steps ? position - 1 : position;
    }
}
