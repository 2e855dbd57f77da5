using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>Reductions across the lanes: a fixed order, and NaN that is not lost.</summary>
public sealed class VectorMathReductionTests
{
    // sizes so far apart that another order gives other bits
    private static readonly float[] Floats = [1e8f, 3.3f, -7e7f, 0.1f, 5e6f, -1e-3f, 17.7f, -3e7f, 12f, 2.5e7f, 0.7f, -4e6f, 1e-7f, -2.6e7f, -0.3f, 8f];

    private static readonly double[] Doubles = [1e16, 3.3, -7e15, 0.1, 5e14, -1e-3, 17.7, -3.5e15];

    [Fact]
    public void Sums_as_a_tree_of_halves()
    {
        Assert.Equal(Tree(Floats[..4]), VectorMath.Sum(Vector128.Create(Floats)));
        Assert.Equal(Tree(Floats[..8]), VectorMath.Sum(Vector256.Create(Floats)));
        Assert.Equal(Tree(Floats), VectorMath.Sum(Vector512.Create(Floats)));
        Assert.Equal(Tree(Doubles[..2]), VectorMath.Sum(Vector128.Create(Doubles)));
        Assert.Equal(Tree(Doubles[..4]), VectorMath.Sum(Vector256.Create(Doubles)));
        Assert.Equal(Tree(Doubles), VectorMath.Sum(Vector512.Create(Doubles)));
        Assert.NotEqual(Floats.Aggregate((a, b) => a + b), VectorMath.Sum(Vector512.Create(Floats)));
    }

    /// <summary>Four vectors with the same numbers in other places: each has its own sum, in its own place, in a vector's order.</summary>
    [Fact]
    public void Sums_of_four_are_the_sums_of_each()
    {
        float[][] floats = [.. Enumerable.Range(0, 4).Select(i => Floats.Skip(5 * i).Concat(Floats).Take(16).ToArray())];
        Vector512<float>[] f = [.. floats.Select(v => Vector512.Create(v))];
        var sums = new float[3, 4];
        VectorMath.StoreSums(
            f[0].GetLower().GetLower(), f[1].GetLower().GetLower(), f[2].GetLower().GetLower(), f[3].GetLower().GetLower(), ref sums[0, 0]);
        VectorMath.StoreSums(f[0].GetLower(), f[1].GetLower(), f[2].GetLower(), f[3].GetLower(), ref sums[1, 0]);
        VectorMath.StoreSums(f[0], f[1], f[2], f[3], ref sums[2, 0]);

        double[][] doubles = [.. Enumerable.Range(0, 4).Select(i => Doubles.Skip(3 * i).Concat(Doubles).Take(8).ToArray())];
        Vector512<double>[] d = [.. doubles.Select(v => Vector512.Create(v))];
        var wideSums = new double[3, 4];
        VectorMath.StoreSums(
            d[0].GetLower().GetLower(), d[1].GetLower().GetLower(), d[2].GetLower().GetLower(), d[3].GetLower().GetLower(), ref wideSums[0, 0]);
        VectorMath.StoreSums(d[0].GetLower(), d[1].GetLower(), d[2].GetLower(), d[3].GetLower(), ref wideSums[1, 0]);
        VectorMath.StoreSums(d[0], d[1], d[2], d[3], ref wideSums[2, 0]);

        for (int i = 0; i < 4; i++)
        {
            for (int width = 0; width < 3; width++)
            {
                Assert.Equal(Tree(floats[i][..(4 << width)]), sums[width, i]);
                Assert.Equal(Tree(doubles[i][..(2 << width)]), wideSums[width, i]);
            }
        }
    }

    [Fact]
    public void Finds_the_largest_lane_wherever_it_is()
    {
        for (int lane = 0; lane < 16; lane++)
        {
            Vector512<float> v = Vector512.Create(-float.MaxValue).WithElement(lane, -3f);
            Assert.Equal(-3f, VectorMath.MaxAcross(v));
            Assert.Equal(lane < 8 ? -3f : -float.MaxValue, VectorMath.MaxAcross(v.GetLower()));
            Assert.Equal(lane < 4 ? -3f : -float.MaxValue, VectorMath.MaxAcross(v.GetLower().GetLower()));
            Assert.True(float.IsNaN(VectorMath.MaxAcross(v.WithElement(lane, float.NaN))));
        }

        for (int lane = 0; lane < 8; lane++)
        {
            Vector512<double> v = Vector512.Create(-double.MaxValue).WithElement(lane, -3.0);
            Assert.Equal(-3.0, VectorMath.MaxAcross(v));
            Assert.Equal(lane < 4 ? -3.0 : -double.MaxValue, VectorMath.MaxAcross(v.GetLower()));
            Assert.Equal(lane < 2 ? -3.0 : -double.MaxValue, VectorMath.MaxAcross(v.GetLower().GetLower()));
            Assert.True(double.IsNaN(VectorMath.MaxAcross(v.WithElement(lane, double.NaN))));
        }
    }

    private static float Tree(float[] values)
    {
        int half = values.Length / 2;
        return half == 0 ? values[0] : Tree([.. Enumerable.Range(0, half).Select(i => values[i] + values[half + i])]);
    }

    private static double Tree(double[] values)
    {
        int half = values.Length / 2;
        return half == 0 ? values[0] : Tree([.. Enumerable.Range(0, half).Select(i => values[i] + values[half + i])]);
    }
}
