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
        FromWindows(step.Output, evaluation, step.Input, step.Axes, values => values.Any(double.IsNaN) ? double.NaN : values.Max());

    public static Matrix Of(WindowSum step, Evaluation evaluation) => FromWindows(step.Output, evaluation, step.Input, step.Axes, values => values.Sum());

    /// <summary>The gradient of a window goes to the first of its largest numbers.</summary>
    public static Matrix Of(WindowMaximumGradient step, Evaluation evaluation) => ToWindows(step.Output, evaluation, step.Gradient, step.Axes, positions =>
    {
        double[] image = evaluation.Value(step.Input);
        return [positions.MaxBy(p => image[p])];
    });

    public static Matrix Of(WindowSpread step, Evaluation evaluation) => ToWindows(step.Output, evaluation, step.Input, step.Axes, positions => positions);

    private static Matrix FromWindows(Tensor pooled, Evaluation evaluation, Tensor image, IReadOnlyList<WindowAxis> axes, Func<double[], double> value)
    {
        (int rows, double[] values) = (evaluation.Rows(pooled), evaluation.Value(image));
        return new Matrix(rows, pooled.Columns, [.. Enumerable.Range(0, rows * pooled.Columns).Select(i =>
            value([.. Positions(Place.Of(i, pooled.Shape), image.Shape, axes).Select(p => values[p])]))]);
    }

    private static Matrix ToWindows(Tensor image, Evaluation evaluation, Tensor pooled, IReadOnlyList<WindowAxis> axes, Func<int[], int[]> chosen)
    {
        double[] sums = new double[evaluation.Rows(image) * image.Columns];
        double[] gradients = evaluation.Value(pooled);
        for (int i = 0; i < gradients.Length; i++)
        {
            foreach (int position in chosen([.. Positions(Place.Of(i, pooled.Shape), image.Shape, axes)]))
            {
                sums[position] += gradients[i];
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
