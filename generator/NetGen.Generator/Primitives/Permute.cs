using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>The same elements with the axes of a sample in another order.</summary>
/// <param name="input">What is reordered.</param>
/// <param name="axes">The axis of the input for each axis of the output.</param>
/// <param name="output">What is written.</param>
internal sealed class Permute(Tensor input, ImmutableArray<int> axes, Tensor output) : Primitive
{
    private static readonly string[] Counters = ["axis0", "axis1", "axis2", "axis3"];

    public Tensor Input { get; } = input;

    public ImmutableArray<int> Axes { get; } = axes;

    public override ImmutableArray<Tensor> Outputs { get; } = [output];

    public override ImmutableArray<Tensor> Inputs => [Input];

    public override string Formula => $"{Output} = {Input} with the axes in the order {string.Join(", ", Axes)}";

    public override string? Fault =>
        Input.Type != Output.Type || Input.IsBatched != Output.IsBatched || !Axes.OrderBy(a => a).SequenceEqual(Enumerable.Range(0, Input.Shape.Rank))
            || Output.Shape != ShapeOf(Input, Axes)
            ? $"{Input} {Input.Shape} has other axes than {Output} {Output.Shape}"
        : Axes.Length > Counters.Length + 1 ? $"{Input} {Input.Shape} has too many axes"
        : null;

    private int Last => Axes.Length - 1;

    public static Shape ShapeOf(Tensor input, ImmutableArray<int> axes) => Shape.Of(axes.Select(a => input.Shape.Extents[a]));

    /// <summary>The gradient with its axes back in their order.</summary>
    public override void Adjoint(IGradients gradients)
    {
        Tensor d = gradients.Of(Output);
        ImmutableArray<int> inverse = [.. Enumerable.Range(0, Axes.Length).Select(a => Axes.IndexOf(a))];
        gradients.Add(Input, (program, symbol, into) => program.Permute(symbol, d, inverse, into));
    }

    public override void WriteLoop(LoopWriter loop)
    {
        using (loop.Loop("s", Output.IsBatched ? loop.Samples : 1, out Index sample))
        {
            WriteAxis(loop, 0, sample * Output.RowsPerSample, new Place(sample * Input.RowsPerSample, 0));
        }
    }

    /// <summary>A loop over an axis of the output and all behind it.</summary>
    private void WriteAxis(LoopWriter loop, int axis, Index row, Place from)
    {
        if (axis == Last)
        {
            WriteRow(loop, row, from);
            return;
        }

        using (loop.Loop(Counters[axis], Output.Shape.Extents[axis], out Index position))
        {
            WriteAxis(loop, axis + 1, row + (position * RowsPerPosition(Output.Shape, axis)), from.Moved(Input.Shape, Axes[axis], position));
        }
    }

    private void WriteRow(LoopWriter loop, Index row, Place from)
    {
        int run = Axes[Last] == Last ? loop.RunOf(Output, Input, Output.Columns) : 1;
        using (loop.Loop("c", Output.Columns, run, out Index column))
        {
            Place place = from.Moved(Input.Shape, Axes[Last], column);
            loop.Copy(loop.Element(Output, row, column), loop.Element(Input, place.Row, place.Column), run);
        }

        loop.EndRow(Output, row);
    }

    /// <summary>Rows from one position of an axis before the last to the next.</summary>
    private static int RowsPerPosition(Shape shape, int axis) =>
        shape.Extents.Skip(axis + 1).Take(shape.Rank - axis - 2).Aggregate(1, (a, b) => a * b);

    /// <summary>An element of the input.</summary>
    private readonly record struct Place(Index Row, Index Column)
    {
        public Place Moved(Shape shape, int axis, Index position) => axis == shape.Rank - 1
            ? this with { Column = Column + position }
            : this with { Row = Row + (position * RowsPerPosition(shape, axis)) };
    }
}
