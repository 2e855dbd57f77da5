using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>Loops over the positions in a window: the first axes in loops, the last, as many as a budget allows, written out.</summary>
/// <param name="writer">Where to.</param>
/// <param name="image">The image.</param>
/// <param name="axes">How windows lie along each axis but the last.</param>
/// <param name="budget">The most positions that are written out.</param>
internal sealed class WindowTaps(FastWriter writer, Tensor image, ImmutableArray<WindowAxis> axes, int budget)
{
    private static readonly string[] Counters = ["down", "across", "deep"];

    /// <summary>Axes in loops.</summary>
    public int Looped { get; } = Enumerable.Range(0, axes.Length + 1).First(looped => Taps(axes, looped) <= budget || looped == axes.Length);

    /// <summary>The positions that are written out: which of them, and how many of the image's rows behind the first.</summary>
    public ImmutableArray<(int Tap, int Rows)> Written => [.. Enumerable.Range(0, Taps(axes, Looped)).Select(tap => (tap, RowsTo(tap)))];

    /// <summary>Writes the loops: the number of the first position that is written out in each turn, and how many rows it is behind the
    /// window's first.</summary>
    public void ForEach(Action<Index, Index> write) => ForEach(0, 0, 0, write);

    /// <summary>Where a position in the loops' axes lies, counted over all of them.</summary>
    public (Index Tap, Index Rows) At(Index place)
    {
        Index rows = 0;
        for (int axis = 0; axis < Looped; axis++)
        {
            int behind = Enumerable.Range(axis + 1, Looped - axis - 1).Aggregate(1, (product, a) => product * axes[a].Kernel);
            Index along = axis == 0 ? place / behind : place / behind % axes[axis].Kernel;
            rows += along * (axes[axis].Dilation * RowsPerPosition(image.Shape, axis));
        }

        return (place * Taps(axes, Looped), rows);
    }

    /// <summary>Rows of an image from one position along an axis to the next.</summary>
    public static int RowsPerPosition(Shape shape, int axis) => shape.Extents.Skip(axis + 1).Take(shape.Rank - axis - 2).Aggregate(1, (a, b) => a * b);

    /// <summary>Positions along all axes from one on.</summary>
    public static int Taps(ImmutableArray<WindowAxis> axes, int first) => axes.Skip(first).Aggregate(1, (product, a) => product * a.Kernel);

    private void ForEach(int axis, Index tap, Index rows, Action<Index, Index> write)
    {
        if (axis == Looped)
        {
            write(tap * Taps(axes, Looped), rows);
            return;
        }

        using (writer.SteppedLoop(Counters[axis], 0, axes[axis].Kernel, 1, out Index index))
        {
            ForEach(
                axis + 1, (tap * axes[axis].Kernel) + index, rows + (index * (axes[axis].Dilation * RowsPerPosition(image.Shape, axis))), write);
        }
    }

    private int RowsTo(int tap)
    {
        int rows = 0;
        for (int axis = axes.Length - 1; axis >= Looped; axis--)
        {
            rows += tap % axes[axis].Kernel * axes[axis].Dilation * RowsPerPosition(image.Shape, axis);
            tap /= axes[axis].Kernel;
        }

        return rows;
    }
}
