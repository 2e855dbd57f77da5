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
