using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>The loops over an image's windows.</summary>
/// <param name="loop">Where to.</param>
/// <param name="image">The image, whose last axis are its channels.</param>
/// <param name="axes">How windows lie along each axis but the last.</param>
/// <param name="windows">The tensor with a row for each window.</param>
internal sealed class WindowLoops(LoopWriter loop, Tensor image, ImmutableArray<WindowAxis> axes, Tensor windows)
{
    private static readonly string[] WindowCounters = ["row", "column", "depth"];
    private static readonly string[] KernelCounters = ["down", "across", "deep"];

    /// <summary>The extents of a window: 3 × 3.</summary>
    public static string Described(ImmutableArray<WindowAxis> axes) => string.Join(" × ", axes.Select(a => a.Kernel));

    /// <summary>Writes zeros to a tensor that is added to.</summary>
    public static void Clear(LoopWriter loop, Tensor tensor)
    {
        using (loop.RowLoop(tensor, out Index row))
        {
            using (loop.ColumnLoop(tensor, out Index column))
            {
                loop.Code.Line($"{loop.Element(tensor, row, column)} = {loop.Number(0)};");
            }

            loop.EndRow(tensor, row);
        }
    }

    /// <summary>Writes what is done with each window: its row, and where it lies.</summary>
    public void ForEachWindow(Action<Index, Place> write)
    {
        using (loop.Loop("s", image.IsBatched ? loop.Samples : 1, out Index sample))
        {
            OverWindows(0, sample, sample, (row, first) => write(row, new Place(this, first)));
        }
    }

    /// <summary>Writes what is done with each channel at each position of each window: the window's element where it has one for each, and the image's; or
    /// with runs of so many of both.</summary>
    /// <param name="areCopied">Whether they are copied, so that runs will do.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="endWindow">Ends a window's row.</param>
    public void ForEachElement(bool areCopied, Action<Address, Address, int> write, Action<Index> endWindow) => ForEachWindow((row, window) =>
    {
        OverKernel(0, 0, window.First, (tap, position) =>
        {
            int run = areCopied ? loop.RunOf(windows, image, image.Columns) : 1;
            using (loop.Loop("c", image.Columns, run, out Index channel))
            {
                write(loop.Element(windows, row, (tap * image.Columns) + channel), loop.Element(image, position, channel), run);
            }
        });
        endWindow(row);
    });

    /// <summary>Writes loops over the positions in a window: which of them, and how many of the image's rows behind its first.</summary>
    public void ForEachTap(Action<Index, Index> write) => OverKernel(0, 0, 0, write);

    /// <summary>A loop over an axis's windows and all behind it: the window's row, and the image's first position in it.</summary>
    private void OverWindows(int axis, Index window, Index position, Action<Index, Index> write)
    {
        if (axis == axes.Length)
        {
            write(window, position);
            return;
        }

        int count = windows.Shape.Extents[axis];
        using (loop.Loop(WindowCounters[axis], count, out Index index))
        {
            OverWindows(axis + 1, (window * count) + index, (position * image.Shape.Extents[axis]) + (index * axes[axis].Stride), write);
        }
    }

    /// <summary>The same over the positions in a window.</summary>
    private void OverKernel(int axis, Index tap, Index position, Action<Index, Index> write)
    {
        if (axis == axes.Length)
        {
            write(tap, position);
            return;
        }

        using (loop.Loop(KernelCounters[axis], axes[axis].Kernel, out Index index))
        {
            int rows = image.Shape.Extents.Skip(axis + 1).Take(axes.Length - axis - 1).Aggregate(1, (a, b) => a * b);
            OverKernel(axis + 1, (tap * axes[axis].Kernel) + index, position + (index * (axes[axis].Dilation * rows)), write);
        }
    }

    /// <summary>Where a window lies.</summary>
    internal readonly struct Place(WindowLoops loops, Index first)
    {
        /// <summary>The image's row of its first position.</summary>
        public Index First { get; } = first;

        /// <summary>Writes loops over its positions, given by the image's rows.</summary>
        public void ForEachPosition(Action<Index> write) => ForEachTap((_, position) => write(position));

        /// <summary>The same with the number of each in the window.</summary>
        public void ForEachTap(Action<Index, Index> write) => loops.OverKernel(0, 0, First, write);
    }
}
