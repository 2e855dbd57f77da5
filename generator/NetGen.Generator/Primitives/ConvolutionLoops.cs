using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>The loops of a convolution, and its indices in a formula.</summary>
/// <param name="loop">Where to.</param>
/// <param name="image">The image, whose last axis are its channels.</param>
/// <param name="axes">How windows lie along each axis but the last.</param>
/// <param name="rows">The tensor with a row for each window.</param>
internal sealed class ConvolutionLoops(LoopWriter loop, Tensor image, ImmutableArray<WindowAxis> axes, Tensor rows)
{
    private static readonly string[] WindowCounters = ["row", "column", "depth"];
    private static readonly string[] KernelCounters = ["down", "across", "deep"];

    /// <summary>A window in a formula: row, column.</summary>
    public static string Windows(ImmutableArray<WindowAxis> axes) => string.Join(", ", axes.Select((_, i) => WindowCounters[i]));

    /// <summary>A position in a window: down, across.</summary>
    public static string Taps(ImmutableArray<WindowAxis> axes) => string.Join(", ", axes.Select((_, i) => KernelCounters[i]));

    /// <summary>A position in the image: 2·row + down, 2·column + across.</summary>
    public static string Positions(ImmutableArray<WindowAxis> axes) => string.Join(", ", axes.Select((a, i) =>
        Times(a.Stride) + WindowCounters[i] + (a.Kernel == 1 ? string.Empty : $" + {Times(a.Dilation)}{KernelCounters[i]}")));

    /// <summary>Writes loops over the samples and their windows: the row of each, and where it lies, first the sample.</summary>
    public void ForEachWindow(Action<Index, ImmutableArray<Index>> write)
    {
        using (loop.Loop("s", image.IsBatched ? loop.Samples : 1, out Index sample))
        {
            OverWindows([sample], sample, write);
        }
    }

    /// <summary>Writes loops over the elements of a window: the number of each, its position in the window, and its channel.</summary>
    public void ForEachElement(Action<Index, ImmutableArray<Index>, Index> write) => OverKernel([], 0, (tap, taps) =>
    {
        using (loop.Loop("c", image.Columns, out Index channel))
        {
            write((tap * image.Columns) + channel, taps, channel);
        }
    });

    /// <summary>An element of the image: of a window, at a position in it.</summary>
    public Address Element(ImmutableArray<Index> window, ImmutableArray<Index> taps, Index channel)
    {
        Index position = window[0];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            position = (position * image.Shape.Extents[axis]) + (window[axis + 1] * axes[axis].Stride) + (taps[axis] * axes[axis].Dilation);
        }

        return loop.Element(image, position, channel);
    }

    private static string Times(int factor) => factor == 1 ? string.Empty : $"{factor}·";

    private void OverWindows(ImmutableArray<Index> window, Index row, Action<Index, ImmutableArray<Index>> write)
    {
        int axis = window.Length - 1;
        if (axis == axes.Length)
        {
            write(row, window);
            return;
        }

        using (loop.Loop(WindowCounters[axis], rows.Shape.Extents[axis], out Index index))
        {
            OverWindows(window.Add(index), (row * rows.Shape.Extents[axis]) + index, write);
        }
    }

    private void OverKernel(ImmutableArray<Index> taps, Index tap, Action<Index, ImmutableArray<Index>> write)
    {
        int axis = taps.Length;
        if (axis == axes.Length)
        {
            write(tap, taps);
            return;
        }

        using (loop.Loop(KernelCounters[axis], axes[axis].Kernel, out Index index))
        {
            OverKernel(taps.Add(index), (tap * axes[axis].Kernel) + index, write);
        }
    }
}
