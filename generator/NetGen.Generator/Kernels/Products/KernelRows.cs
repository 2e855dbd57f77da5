using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>The rows of a convolution's kernel whose weights are transposed at once.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Most">How many they are; fewer where no more are left.</param>
/// <param name="Total">Rows of the kernel.</param>
/// <param name="RowsOfTap">Rows of transposed weights for each tap.</param>
internal sealed record KernelRows(Index First, int Most, int Total, int RowsOfTap)
{
    public bool AreAll => Most == Total;

    /// <summary>How many they are.</summary>
    public Index Count => AreAll || Most == 1 ? Most : Index.Of($"nint.Min({Literal.Of(Most)}, {Literal.Of(Total)} - {First})");
}
