using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>What windows hold, channel by channel.</summary>
internal static class Pooled
{
    public static Matrix Of(WindowMaximum step, Evaluation evaluation) =>
        FromWindows(step.Output, evaluation, step.Input, step.Axes, (values, _) => values.Any(double.IsNaN) ? double.NaN : values.Max());

    public static Matrix Of(WindowSum step, Evaluation evaluation) => FromWindows(step.Output, evaluation, step.Input, step.Axes, (values, _) => values.Sum());

    /// <summary>The gradient of a window goes to the first of its largest numbers.</summary>
    public static Matrix Of(WindowMaximumGradient step, Evaluation evaluation) => ToWindows(step.Output, evaluation, step.Gradient, step.Axes, positions =>
    {
        double[] image = evaluation.Value(step.Input);
        return [(positions.MaxBy(p => image[p]), 1)];
    });

    public static Matrix Of(WindowSpread step, Evaluation evaluation) => ToWindows(step.Output, evaluation, step.Input, step.Axes, positions => [.. positions.Select(p => (p, 1.0))]);

    /// <summary>A window's values times the kernel of their channel.</summary>
    public static Matrix Of(DepthwiseConvolution step, Evaluation evaluation)
    {
        Matrix weight = evaluation[step.Weight];
        double[] addend = step.Addend is null ? new double[step.Output.Columns] : evaluation.Value(step.Addend);
        return FromWindows(step.Output, evaluation, step.Input, step.Axes, (values, channel) =>
            addend[channel] + values.Zip(weight.Row(channel), (x, w) => x * w).Sum());
    }

    public static Matrix Of(DepthwiseInputAdjoint step, Evaluation evaluation)
    {
        Matrix weight = evaluation[step.Weight];
        return ToWindows(step.Output, evaluation, step.Gradient, step.Axes, positions =>
            [.. positions.Select((p, tap) => (p, weight[p % step.Output.Columns, tap]))]);
    }

    public static Matrix Of(DepthwiseWeightAdjoint step, Evaluation evaluation)
    {
        double[] image = evaluation.Value(step.Input);
        double[] gradients = evaluation.Value(step.Gradient);
        var sums = new double[step.Output.Shape.Extents[0], step.Output.Columns];
        foreach ((int i, int[] positions) in Windows(step.Gradient, evaluation, step.Input, step.Axes))
        {
            for (int tap = 0; tap < positions.Length; tap++)
            {
                sums[i % step.Gradient.Columns, tap] += gradients[i] * image[positions[tap]];
            }
        }

        return Matrix.Of(sums.GetLength(0), sums.GetLength(1), (channel, tap) => sums[channel, tap]);
    }

    private static Matrix FromWindows(Tensor pooled, Evaluation evaluation, Tensor image, IReadOnlyList<WindowAxis> axes, Func<double[], int, double> value)
    {
        double[] values = evaluation.Value(image);
        return new Matrix(evaluation.Rows(pooled), pooled.Columns, [.. Windows(pooled, evaluation, image, axes)
            .Select(w => value(Array.ConvertAll(w.Positions, p => values[p]), w.Index % pooled.Columns))]);
    }

    private static Matrix ToWindows(Tensor image, Evaluation evaluation, Tensor pooled, IReadOnlyList<WindowAxis> axes, Func<int[], (int Position, double Factor)[]> chosen)
    {
        double[] sums = new double[evaluation.Rows(image) * image.Columns];
        double[] gradients = evaluation.Value(pooled);
        foreach ((int i, int[] positions) in Windows(pooled, evaluation, image, axes))
        {
            foreach ((int position, double factor) in chosen(positions))
            {
                sums[position] += factor * gradients[i];
            }
        }

        return new Matrix(evaluation.Rows(image), image.Columns, sums);
    }

    /// <summary>Every element of the pooled tensor with the positions of its window in the image's values, in order: all windows have the same distances
    /// from their first element.</summary>
    private static IEnumerable<(int Index, int[] Positions)> Windows(Tensor pooled, Evaluation evaluation, Tensor image, IReadOnlyList<WindowAxis> axes)
    {
        int[][] taps = [.. axes.Aggregate(new[] { Array.Empty<int>() }.AsEnumerable(), (all, axis) =>
            from tap in all from next in Enumerable.Range(0, axis.Kernel) select tap.Append(next).ToArray())];
        int[] distances = [.. taps.Select(tap => new Place(0, [.. tap.Select((t, axis) => t * axes[axis].Dilation), 0]).In(image.Shape))];
        for (int i = 0; i < evaluation.Rows(pooled) * pooled.Columns; i++)
        {
            Place place = Place.Of(i, pooled.Shape);
            int first = (place with { Indices = [.. axes.Select((axis, a) => place.Indices[a] * axis.Stride), place.Indices[^1]] }).In(image.Shape);
            yield return (i, Array.ConvertAll(distances, distance => first + distance));
        }
    }
}
