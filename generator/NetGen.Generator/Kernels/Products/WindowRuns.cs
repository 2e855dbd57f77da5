using System.Linq;
using NetGen.Generator.Primitives;

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
}
