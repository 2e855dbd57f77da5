using System.Linq;
using NetGen.Generator.Tests.Declarations;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>What fast code owes plain code: the same numbers but for rounding, the same bits on every number of threads, zeros in the
/// padding.</summary>
internal static class FastAgainstPlain
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Difference(NetworkCase @case, IEmittedNetwork plain, IEmittedNetwork fast, Precision precision)
    {
        // Inputs in the thousands leave single precision few digits behind the point of what a sigmoid sees.
        (double tolerance, double floor) = precision == Precision.Double ? (1e-9, 1e-3) : (@case.Style == DataStyle.Large ? 1e-2 : 2e-4, 1e-2);
        var alone = Outcome.Of(fast, @case);
        return alone.DifferenceFrom(Outcome.Of(plain, @case), tolerance, floor)
            ?? OnThreads(fast, @case).DifferenceFrom(alone, tolerance: 0, floor: 1)
            ?? (fast.Padding().Any(p => p != 0) ? "padding is not zero" : null);
    }

    private static Outcome OnThreads(IEmittedNetwork network, NetworkCase @case)
    {
        using var threads = new ForcedThreads();
        return Outcome.Of(network, @case);
    }
}
