using System.Linq;
using CsCheck;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Straight-line code adds the same numbers in the same order as loops: not a bit differs.</summary>
public class UnrollTests
{
    /// <summary>Straight-line code of a larger network takes the compiler minutes.</summary>
    private const int MultiplyAdds = 1500;

    [Theory]
    [InlineData(Precision.Double, 256)]
    [InlineData(Precision.Single, 128)]
    public void StraightLineAgainstLooped(Precision precision, int vectorBits) => EmittedCases.ForAll(
        RandomNetworks.Cases.Where(c => c.Graph.Layers.Sum(l => l.MultiplyAdds) <= MultiplyAdds),
        20,
        vectorBits,
        @case => [@case.Net.In(precision).With(Unroll.None), @case.Net.In(precision).With(Unroll.Full)],
        (@case, networks) => Outcome.Of(networks[1], @case).DifferenceFrom(Outcome.Of(networks[0], @case), tolerance: 0, floor: 1));
}
