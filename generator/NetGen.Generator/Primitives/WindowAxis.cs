using NetGen.Generator.Programs;

namespace NetGen.Generator.Primitives;

/// <summary>How windows lie along an axis.</summary>
/// <param name="Kernel">Positions of the axis in a window.</param>
/// <param name="Stride">Positions from one window to the next.</param>
/// <param name="Dilation">Positions from one of a window's to the next.</param>
internal readonly record struct WindowAxis(int Kernel, int Stride = 1, int Dilation = 1)
{
    /// <summary>Positions from a window's first to its last, both counted.</summary>
    public long Span => ((long)Dilation * (Kernel - 1)) + 1;

    /// <summary>The padding that gives as many windows as positions, with a stride of 1. If the number of zeros is odd, one more is behind, as in
    /// PyTorch.</summary>
    public (int Before, int Behind) SamePadding => (Shape.Extent((Span - 1) / 2), Shape.Extent(Span - 1 - ((Span - 1) / 2)));

    /// <summary>The number of windows within an extent; 0 if the extent is shorter than a window.</summary>
    public int CountIn(int extent) => extent < Span ? 0 : (int)((extent - Span) / Stride) + 1;
}
