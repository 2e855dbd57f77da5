using System;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Numerics;

public sealed class PortableMathTests
{
    // Correctly rounded logarithms of these very doubles, from 60-digit arithmetic.
    [Theory]
    [InlineData(0.5, -0.6931471805599453)]
    [InlineData(2, 0.6931471805599453)]
    [InlineData(3, 1.0986122886681098)]
    [InlineData(10, 2.302585092994046)]
    [InlineData(0.1, -2.3025850929940455)]
    [InlineData(2.718281828459045, 1.0)]
    [InlineData(0.7071067811865475, -0.34657359027997275)]
    [InlineData(0.7071067811865476, -0.3465735902799726)]
    [InlineData(1.4142135623730951, 0.3465735902799727)]
    [InlineData(0.9999999999999999, -1.1102230246251565e-16)]
    [InlineData(1.0000000000000002, 2.2204460492503128e-16)]
    [InlineData(1e-300, -690.7755278982137)]
    [InlineData(1e-310, -713.8013788281542)]
    [InlineData(4.9406564584124654e-324, -744.4400719213812)]
    [InlineData(double.MaxValue, 709.782712893384)]
    public void Log_is_within_one_ulp_of_the_exact_value(double x, double expected) => Assert.InRange(Ulps(PortableMath.Log(x), expected), 0, 1);

    [Fact]
    public void Log_at_the_edges_of_its_domain()
    {
        Assert.Equal(0, PortableMath.Log(1));
        Assert.Equal(double.NegativeInfinity, PortableMath.Log(0));
        Assert.Equal(double.NegativeInfinity, PortableMath.Log(-0.0));
        Assert.Equal(double.PositiveInfinity, PortableMath.Log(double.PositiveInfinity));
        Assert.True(double.IsNaN(PortableMath.Log(double.NaN)));
        Assert.True(double.IsNaN(PortableMath.Log(-1)));
        Assert.True(double.IsNaN(PortableMath.Log(double.NegativeInfinity)));
    }

    [Fact]
    public void Log_is_within_one_ulp_of_the_platform_everywhere() =>
        Gen.OneOf(Gen.Double[double.Epsilon, 1], Gen.Double[0.5, 2], Gen.ULong[1, 0x7FEFFFFFFFFFFFFF].Select(BitConverter.UInt64BitsToDouble))
            .Sample(x => Ulps(PortableMath.Log(x), Math.Log(x)) <= 1, iter: 200_000);

    private static long Ulps(double a, double b) => Math.Abs(Ordered(a) - Ordered(b));

    private static long Ordered(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
