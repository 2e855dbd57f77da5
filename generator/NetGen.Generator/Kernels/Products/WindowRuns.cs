using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>The numbers of a window that stand side by side in the image.</summary>
internal static class WindowRuns
{
    /// <summary>Whether those of all positions along the last axis do: its rows have no padding, and the window has no gaps.</summary>
    public static bool AreSideBySide(FastWriter writer, Window windows) =>
        writer.StrideOf(windows.Input) == windows.Input.Columns && windows.Axes.Last().Dilation == 1;

    /// <summary>How many numbers a run has.</summary>
    public static int Length(FastWriter writer, Window windows) =>
        AreSideBySide(writer, windows) ? windows.Axes.Last().Kernel * windows.Input.Columns : windows.Input.Columns;

    /// <summary>Elements from a window's first number to a run's.</summary>
    /// <param name="writer">Gives the distance between positions.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="run">Which run.</param>
    public static Index Place(FastWriter writer, Window windows, Index run)
    {
        int last = windows.Axes.Length - 1;
        Index place = 0;
        int distance = writer.StrideOf(windows.Input);
        for (int axis = last; axis >= 0; axis--)
        {
            WindowAxis along = windows.Axes[axis];
            if (axis < last || !AreSideBySide(writer, windows))
            {
                Index tap = axis == 0 ? run : run % along.Kernel;
                place = (tap * (along.Dilation * distance)) + place;
                run /= along.Kernel;
            }

            distance *= windows.Input.Shape.Extents[axis];
        }

        return place;
    }
}
