using System;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>The primitives that only move elements, place by place.</summary>
internal static class Rearrangement
{
    /// <summary>An element comes from the first input whose end along the axis lies behind it.</summary>
    public static Matrix Of(Concat concat, Evaluation evaluation) => Gather(concat, evaluation, place =>
    {
        int start = 0;
        foreach (Tensor input in concat.Inputs)
        {
            int end = start + input.Shape.Extents[concat.Axis];
            if (place.Indices[concat.Axis] < end)
            {
                return (input, place.Moved(concat.Axis, -start));
            }

            start = end;
        }

        throw new InvalidOperationException($"{concat.Formula}: nothing lies at {place.Indices[concat.Axis]}.");
    });

    public static Matrix Of(Slice slice, Evaluation evaluation) =>
        Gather(slice, evaluation, place => (slice.Input, place.Moved(slice.Axis, slice.Start)));

    public static Matrix Of(Reshape reshape, Evaluation evaluation) =>
        new(evaluation.Rows(reshape.Output), reshape.Output.Columns, evaluation.Value(reshape.Input));

    private static Matrix Gather(Primitive step, Evaluation evaluation, Func<Place, (Tensor Tensor, Place Place)> source)
    {
        if (step.Inputs.Any(i => i.IsBatched != step.Output.IsBatched))
        {
            throw new InvalidOperationException($"{step.Formula}: some are batched, some are not.");
        }

        (int rows, int columns) = (evaluation.Rows(step.Output), step.Output.Columns);
        return new Matrix(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(position =>
        {
            (Tensor tensor, Place place) = source(Place.Of(position, step.Output.Shape));
            return evaluation.Value(tensor)[place.In(tensor.Shape)];
        })]);
    }
}
