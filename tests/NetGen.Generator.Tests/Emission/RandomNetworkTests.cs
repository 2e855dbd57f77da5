using System.Linq;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Random networks: plain code against the interpreter, fast code of both vector widths against plain code.</summary>
public class RandomNetworkTests
{
    [Fact]
    public void PlainCodeIsTheInterpreter() => EmittedCases.ForAll(
        60,
        vectorBits: 256,
        @case => [@case.Net.In(Precision.Double).In(CodeStyle.Plain)],
        (@case, networks) => Outcome.Of(networks[0], @case).DifferenceFrom(Outcome.Interpreted(@case), 1e-9, floor: 1e-3));

    [Theory]
    [InlineData(Precision.Double, 512)]
    [InlineData(Precision.Double, 256)]
    [InlineData(Precision.Double, 128)]
    [InlineData(Precision.Single, 512)]
    [InlineData(Precision.Single, 256)]
    [InlineData(Precision.Single, 128)]
    public void FastCodeIsPlainCode(Precision precision, int vectorBits) => EmittedCases.ForAll(
        20,
        vectorBits,
        @case => [@case.Net.In(precision).In(CodeStyle.Plain), @case.Net.In(precision)],
        (@case, networks) => Difference(@case, networks[0], networks[1], precision));

    private static Outcome OnThreads(IEmittedNetwork network, NetworkCase @case)
    {
        using var threads = new ForcedThreads();
        return Outcome.Of(network, @case);
    }

    private static string? Difference(NetworkCase @case, IEmittedNetwork plain, IEmittedNetwork fast, Precision precision)
    {
        // Inputs in the thousands leave single precision few digits behind the point of what a sigmoid sees.
        (double tolerance, double floor) = precision == Precision.Double ? (1e-9, 1e-3) : (@case.Style == DataStyle.Large ? 1e-2 : 2e-4, 1e-2);
        var alone = Outcome.Of(fast, @case);
        return alone.DifferenceFrom(Outcome.Of(plain, @case), tolerance, floor)
            ?? OnThreads(fast, @case).DifferenceFrom(alone, tolerance: 0, floor: 1)
            ?? (fast.Padding().Any(p => p != 0) ? "padding is not zero" : null);
    }
}
