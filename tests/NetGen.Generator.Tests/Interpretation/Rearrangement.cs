using System;
using System.Collections.Generic;
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

    public static Matrix Of(Pad pad, Evaluation evaluation) => Gather(pad, evaluation, place =>
    {
        int position = place.Indices[pad.Axis] - pad.Before;
        return position >= 0 && position < pad.Input.Shape.Extents[pad.Axis] ? (pad.Input, place.Moved(pad.Axis, -pad.Before)) : null;
    });

    /// <summary>Along the axis the output's axis i comes from stands what the output has along i.</summary>
    public static Matrix Of(Permute permute, Evaluation evaluation) => Gather(permute, evaluation, place =>
    {
        int[] indices = new int[permute.Axes.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[permute.Axes[i]] = place.Indices[i];
        }

        return (permute.Input, place with { Indices = [.. indices] });
    });

    public static Matrix Of(Window window, Evaluation evaluation) =>
        Gather(window, evaluation, place => (window.Input, ImageOf(place, window.Axes, window.Input.Shape.Last)));

    /// <summary>Every element of every window is added to the image's element it stands for.</summary>
    public static Matrix Of(SumOfWindows step, Evaluation evaluation)
    {
        double[] image = new double[evaluation.Rows(step.Output) * step.Output.Columns];
        double[] windows = evaluation.Value(step.Input);
        for (int i = 0; i < windows.Length; i++)
        {
            image[ImageOf(Place.Of(i, step.Input.Shape), step.Axes, step.Output.Columns).In(step.Output.Shape)] += windows[i];
        }

        return new Matrix(evaluation.Rows(step.Output), step.Output.Columns, image);
    }

    /// <summary>The place in an image of an element of a window: the last index counts a window's positions, then channels.</summary>
    private static Place ImageOf(Place place, IReadOnlyList<WindowAxis> axes, int channels)
    {
        int element = place.Indices[^1];
        int[] indices = new int[axes.Count + 1];
        indices[^1] = element % channels;
        element /= channels;
        for (int axis = axes.Count - 1; axis >= 0; axis--)
        {
            indices[axis] = (place.Indices[axis] * axes[axis].Stride) + (element % axes[axis].Kernel * axes[axis].Dilation);
            element /= axes[axis].Kernel;
        }

        return place with { Indices = indices };
    }

    public static Matrix Of(Reshape reshape, Evaluation evaluation) =>
        new(evaluation.Rows(reshape.Output), reshape.Output.Columns, evaluation.Value(reshape.Input));

    /// <summary>Each element from where it is said to come from; zero where that is nowhere.</summary>
    private static Matrix Gather(Primitive step, Evaluation evaluation, Func<Place, (Tensor Tensor, Place Place)?> source)
    {
        if (step.Inputs.Any(i => i.IsBatched != step.Output.IsBatched))
        {
            throw new InvalidOperationException($"{step.Formula}: some are batched, some are not.");
        }

        (int rows, int columns) = (evaluation.Rows(step.Output), step.Output.Columns);
        return new Matrix(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(position =>
            source(Place.Of(position, step.Output.Shape)) is { } found ? evaluation.Value(found.Tensor)[found.Place.In(found.Tensor.Shape)] : 0)]);
    }
}
