using System;
using Xunit;

namespace NetGen.Tests.Numerics;

public sealed class NormalDistributionTests
{
    // The three of Wichura's paper first, then one and more for each approximation and at its edges; correctly rounded, from 60-digit arithmetic.
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.0902323061678136)]
    [InlineData(1e-20, -9.262340089798407)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.42, -0.20189347914185088)]
    [InlineData(0.075, -1.439531470938456)]
    [InlineData(0.925, 1.4395314709384561)]
    [InlineData(0.9, 1.2815515655446006)]
    [InlineData(1e-10, -6.361340902404057)]
    [InlineData(0.9999999999, 6.361340889697422)]
    [InlineData(1.3887943864964021e-11, -6.657904643501103)]
    [InlineData(1e-100, -21.273453560965326)]
    [InlineData(1e-300, -37.0470962993612)]
    public void Quantile_gives_known_values(double probability, double expected) =>
        Assert.InRange(NormalDistribution.Quantile(probability) - expected, -1e-15 * Math.Abs(expected), 1e-15 * Math.Abs(expected));

    [Fact]
    public void Quantile_at_the_edges_of_its_domain()
    {
        Assert.Equal(double.NegativeInfinity, NormalDistribution.Quantile(0));
        Assert.Equal(double.PositiveInfinity, NormalDistribution.Quantile(1));
        Assert.True(double.IsNaN(NormalDistribution.Quantile(-0.1)));
        Assert.True(double.IsNaN(NormalDistribution.Quantile(1.1)));
        Assert.True(double.IsNaN(NormalDistribution.Quantile(double.NaN)));
    }
}
