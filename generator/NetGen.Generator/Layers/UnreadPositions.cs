using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Checking;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>Positions at the end of an axis that a stride above 1 leaves out of every window.</summary>
internal static class UnreadPositions
{
    /// <summary>Reports them as advice, for each axis behind the channels.</summary>
    /// <param name="check">The layer.</param>
    /// <param name="axes">How windows lie along each axis.</param>
    /// <param name="padding">Positions before the first of each axis, and behind the last.</param>
    public static void Advise(LayerCheck check, ImmutableArray<WindowAxis> axes, ImmutableArray<(int Before, int Behind)> padding)
    {
        for (int i = 0; i < axes.Length; i++)
        {
            int extent = check.Input.Extents[i + 1];
            (int before, int behind) = padding[i];
            long unread = Of(extent, axes[i], before, behind);
            if (unread > 0)
            {
                string positions = axes.Length == 1 ? "positions" : i == 0 ? "rows" : "columns";
                check.Report(
                    Rules.UnreadPositions, "stride", check.Name, Literal.Of(axes[i].Stride), Literal.Of(unread), Literal.Of(extent), positions,
                    check.Inputs[0].Name, check.Input.ToString(), Remedy(extent, axes[i], before, behind));
            }
        }
    }

    /// <summary>Unread positions of the input itself: zeros behind it do not count.</summary>
    private static long Of(long extent, WindowAxis axis, long before, long behind) =>
        Math.Max(0, ((before + extent + behind - axis.Span) % axis.Stride) - behind);

    /// <summary>The least padding with which all is read, or else an extent that fits.</summary>
    private static string Remedy(long extent, WindowAxis axis, long before, long behind)
    {
        long most = axis.Kernel / 2;
        long padding = Enumerable.Range(1, Shape.Extent(most)).Select(p => (long)p).FirstOrDefault(p => p > before && Of(extent, axis, p, p) == 0);
        return padding > 0 ? $"use a padding of {Literal.Of(padding)}" : $"bring the input to {Literal.Of(extent - Of(extent, axis, before, behind))} with [Slice]";
    }
}
