using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Progress;

public sealed class LossCurveTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(1024)]
    [InlineData(100_000)]
    public void It_holds_the_whole_run(int steps)
    {
        var curve = new LossCurve();
        for (int i = 0; i < steps; i++)
        {
            curve.Add(i);
        }

        // Losses that rise by 1 a step: so do the means, from the run's start to its end, but for the steps of the mean that is not full.
        double[] points = curve.Resample(64);
        Assert.Equal(Math.Min(64, steps), points.Length);
        Assert.Equal(points.Order(), points);
        Assert.InRange(points[0], 0, steps / 32.0);
        Assert.InRange(points[^1], steps * (1 - (1 / 32.0)) - 1, steps);
        double[] differences = [.. points.Skip(1).Zip(points, (next, before) => next - before)];
        Assert.InRange(differences.Max() / differences.Min(), 1, 2.1);
    }

    [Fact]
    public void Adding_allocates_nothing()
    {
        var curve = new LossCurve();
        curve.Add(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            curve.Add(i);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(new[] { 1.0, 0.1, 0.01 }, "█▅▁")]
    [InlineData(new[] { -1.0, 0, 1 }, "▁▅█")]
    [InlineData(new[] { 2.0, 2 }, "▁▁")]
    [InlineData(new double[0], "")]
    public void Bars(double[] values, string expected) => Assert.Equal(expected, Sparkline.Draw(values, unicode: true));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.69314, "0.6931")]
    [InlineData(12.3456, "12.346")]
    [InlineData(123.456, "123.46")]
    [InlineData(98765.4321, "98765.4")]
    [InlineData(1.5e-7, "1.500E-7")]
    [InlineData(-2.5e9, "-2.500E+9")]
    public void Numbers(double value, string expected) => Assert.Equal(expected, ProgressText.Number(value));

    [Theory]
    [InlineData(6.2, false, "0:07")]
    [InlineData(6.2, true, "6.20 s")]
    [InlineData(65, true, "1:05")]
    [InlineData(11_100, false, "3:05:00")]
    public void Times(double seconds, bool exact, string expected) => Assert.Equal(expected, ProgressText.Time(TimeSpan.FromSeconds(seconds), exact));
}
