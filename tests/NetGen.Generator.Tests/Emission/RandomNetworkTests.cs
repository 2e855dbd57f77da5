using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Emission.Harness;
using Xunit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Random networks: plain code against the interpreter, fast code of both vector widths against plain code.</summary>
public class RandomNetworkTests
{
    [Fact]
    public void PlainCodeIsTheInterpreter() => EmittedCases.ForAll(
        TestScale.Networks(60),
        vectorBits: 256,
        @case => [@case.Net.In(Precision.Double).In(CodeStyle.Plain)],
        (@case, networks) => Outcome.Of(networks[0], @case).DifferenceFrom(Outcome.Interpreted(@case), 1e-9, floor: 1e-3));

    /// <summary>Sequences with masked steps, in networks of which most pass the mask on.</summary>
    [Fact]
    public void PlainCodeOfMaskedSequencesIsTheInterpreter() => EmittedCases.ForAll(
        RandomNetworks.MaskedCases,
        TestScale.Networks(40),
        vectorBits: 256,
        @case => [@case.Net.In(Precision.Double).In(CodeStyle.Plain)],
        (@case, networks) => Outcome.Of(networks[0], @case).DifferenceFrom(Outcome.Interpreted(@case), 1e-9, floor: 1e-3));

    [Theory]
    [InlineData(Precision.Double, 512)]
    [InlineData(Precision.Double, 128)]
    [InlineData(Precision.Single, 256)]
    public void FastCodeOfMaskedSequencesIsPlainCode(Precision precision, int vectorBits) => EmittedCases.ForAll(
        RandomNetworks.MaskedCases,
        TestScale.Networks(20),
        vectorBits,
        @case => [@case.Net.In(precision).In(CodeStyle.Plain), @case.Net.In(precision)],
        (@case, networks) => FastAgainstPlain.Difference(@case, networks[0], networks[1], precision));

    [Theory]
    [InlineData(Precision.Double, 512)]
    [InlineData(Precision.Double, 256)]
    [InlineData(Precision.Double, 128)]
    [InlineData(Precision.Single, 512)]
    [InlineData(Precision.Single, 256)]
    [InlineData(Precision.Single, 128)]
    public void FastCodeIsPlainCode(Precision precision, int vectorBits) => EmittedCases.ForAll(
        TestScale.Networks(20),
        vectorBits,
        @case => [@case.Net.In(precision).In(CodeStyle.Plain), @case.Net.In(precision)],
        (@case, networks) => FastAgainstPlain.Difference(@case, networks[0], networks[1], precision));
}
