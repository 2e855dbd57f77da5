using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>The loops over an image's windows, and inside over a window's elements.</summary>
internal sealed class WindowLoops(LoopWriter loop, Tensor image, ImmutableArray<WindowAxis> axes, Tensor windows)
{
    private static readonly string[] WindowCounters = ["row", "column", "depth"];
    private static readonly string[] KernelCounters = ["i", "j", "k"];

    /// <summary>The extents of a window: 3 × 3.</summary>
    public static string Described(ImmutableArray<WindowAxis> axes) => string.Join(" × ", axes.Select(a => a.Kernel));

    /// <summary>Writes them.</summary>
    /// <param name="write">Writes what is done with an element of a window and the image's, or with runs of so many of both.</param>
    /// <param name="endWindow">Ends a window's row; null where nothing is to be done.</param>
    public void Write(Action<Address, Address, int> write, Action<Index>? endWindow = null)
    {
        using (loop.Loop("s", image.IsBatched ? loop.Samples : 1, out Index sample))
        {
            OverWindows(0, sample, sample, (window, first) =>
            {
                OverKernel(0, 0, first, (tap, place) => OverChannels(window, tap * image.Columns, place, write, isCopy: endWindow is not null));
                endWindow?.Invoke(window);
            });
        }
    }

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

    private void OverChannels(Index window, Index first, Index place, Action<Address, Address, int> write, bool isCopy)
    {
        int run = isCopy ? loop.RunOf(windows, image, image.Columns) : 1;
        using (loop.Loop("c", image.Columns, run, out Index channel))
        {
            write(loop.Element(windows, window, first + channel), loop.Element(image, place, channel), run);
        }
    }
}
