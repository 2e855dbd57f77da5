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
        int[][] windows = [.. Enumerable.Range(0, gradients.Length).Select(i => Positions(Place.Of(i, step.Gradient.Shape), step.Input.Shape, step.Axes).ToArray())];
        return Matrix.Of(step.Output.Shape.Extents[0], step.Output.Columns, (channel, tap) => Enumerable.Range(0, gradients.Length)
            .Where(i => i % step.Gradient.Columns == channel).Sum(i => gradients[i] * image[windows[i][tap]]));
    }

    private static Matrix FromWindows(Tensor pooled, Evaluation evaluation, Tensor image, IReadOnlyList<WindowAxis> axes, Func<double[], int, double> value)
    {
        (int rows, double[] values) = (evaluation.Rows(pooled), evaluation.Value(image));
        return new Matrix(rows, pooled.Columns, [.. Enumerable.Range(0, rows * pooled.Columns).Select(i =>
            value([.. Positions(Place.Of(i, pooled.Shape), image.Shape, axes).Select(p => values[p])], i % pooled.Columns))]);
    }

    private static Matrix ToWindows(Tensor image, Evaluation evaluation, Tensor pooled, IReadOnlyList<WindowAxis> axes, Func<int[], (int Position, double Factor)[]> chosen)
    {
        double[] sums = new double[evaluation.Rows(image) * image.Columns];
        double[] gradients = evaluation.Value(pooled);
        for (int i = 0; i < gradients.Length; i++)
        {
            foreach ((int position, double factor) in chosen([.. Positions(Place.Of(i, pooled.Shape), image.Shape, axes)]))
            {
                sums[position] += factor * gradients[i];
            }
        }

        return new Matrix(evaluation.Rows(image), image.Columns, sums);
    }

    /// <summary>The positions of a window in the image's values, in order.</summary>
    private static IEnumerable<int> Positions(Place window, Shape image, IReadOnlyList<WindowAxis> axes)
    {
        IEnumerable<int[]> taps = axes.Aggregate(new[] { Array.Empty<int>() }.AsEnumerable(), (all, axis) =>
            from tap in all from next in Enumerable.Range(0, axis.Kernel) select tap.Append(next).ToArray());
        return taps.Select(tap => (window with
        {
            Indices = [.. tap.Select((t, axis) => (window.Indices[axis] * axes[axis].Stride) + (t * axes[axis].Dilation)), window.Indices[^1]],
        }).In(image));
    }
}
