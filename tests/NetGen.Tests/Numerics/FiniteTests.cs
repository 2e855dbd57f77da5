using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

public sealed class FiniteTests
{
    [Fact]
    public void Finds_one_bad_value_anywhere()
    {
        FindsEverywhere<float>(float.NaN, float.PositiveInfinity, float.NegativeInfinity);
        FindsEverywhere<double>(double.NaN, double.PositiveInfinity, double.NegativeInfinity);
    }

    [Fact]
    public void Every_finite_value_passes()
    {
        Assert.True(Finite.All<float>([]));
        float[] extremes = [0, -0f, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, 1, -1];
        Assert.True(Finite.All<float>([.. Enumerable.Repeat(extremes, 20).SelectMany(x => x)]));
    }

    private static void FindsEverywhere<T>(params T[] bad)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int length = 1; length < 70; length++)
        {
            T[] values = new T[length];
            Array.Fill(values, T.One);
            Assert.True(Finite.All<T>(values));
            for (int i = 0; i < length; i++)
            {
                foreach (T value in bad)
                {
                    values[i] = value;
                    Assert.False(Finite.All<T>(values), $"{value} at {i} of {length}");
                }

                values[i] = T.One;
            }
        }
    }
}
