using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class OptimizerFlushTests
{
    // Where a moment were denormal, state would still move a parameter at 0 by a denormal amount; flushed, the parameter stands still.
    [Fact]
    public void State_of_a_dead_unit_becomes_zero()
    {
        AssertStandsStill<float>(new Adam());
        AssertStandsStill<float>(new AdamW(weightDecay: 0));
        AssertStandsStill<float>(new NAdam());
        AssertStandsStill<float>(new Adamax());
        AssertStandsStill<float>(new Sgd(0.01, momentum: 0.9));
        AssertStandsStill<float>(new RmsProp(momentum: 0.9));
        AssertStandsStill<double>(new Adam());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void First_moments_below_the_threshold_are_zero(int sign)
    {
        Assert.Equal(0, Flush<float>.First(new Vector<float>(sign * 0.9e-20f))[0]);
        Assert.Equal(sign * 1.1e-20f, Flush<float>.First(new Vector<float>(sign * 1.1e-20f))[0]);
        Assert.Equal(0, Flush<double>.First(new Vector<double>(sign * 0.9e-150))[0]);
        Assert.Equal(sign * 1.1e-150, Flush<double>.First(new Vector<double>(sign * 1.1e-150))[0]);
    }

    // The share 0.001 of a float's square is a normal number from 3.4·10⁻¹⁸ on.
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Gradients_too_small_to_be_squared_count_as_zero(int sign)
    {
        Assert.Equal(0, Flush<float>.Gradient(new Vector<float>(sign * 0.9e-17f))[0]);
        Assert.Equal(sign * 1.1e-17f, Flush<float>.Gradient(new Vector<float>(sign * 1.1e-17f))[0]);
        float[] parameters = [0f];
        OptimizerState<float> state = new NAdam().CreateState<float>(1);
        state.Step(parameters, [sign * 0.9e-17f]);
        Assert.Equal([0f], parameters);
    }

    [Fact]
    public void Second_moments_below_the_threshold_are_zero()
    {
        Assert.Equal(0, Flush<float>.Second(new Vector<float>(0.9e-36f))[0]);
        Assert.Equal(1.1e-36f, Flush<float>.Second(new Vector<float>(1.1e-36f))[0]);
        Assert.Equal(0, Flush<double>.Second(new Vector<double>(0.9e-300))[0]);
        Assert.Equal(1.1e-300, Flush<double>.Second(new Vector<double>(1.1e-300))[0]);
    }

    [Fact]
    public void NaN_is_not_flushed()
    {
        Assert.True(float.IsNaN(Flush<float>.First(new Vector<float>(float.NaN))[0]));
        Assert.True(float.IsNaN(Flush<float>.Second(new Vector<float>(float.NaN))[0]));
    }

    private static void AssertStandsStill<T>(Optimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        OptimizerState<T> state = optimizer.CreateState<T>(1);
        T[] parameters = [T.Zero];
        state.Step(parameters, [T.CreateTruncating(1e-6)]);
        Assert.NotEqual(T.Zero, parameters[0]);

        // 0.9^600 = 4·10⁻²⁸: far below the float threshold from a start at 10⁻⁶, far from denormal.
        int steps = typeof(T) == typeof(float) ? 600 : 4000;
        foreach (int _ in Enumerable.Range(0, steps))
        {
            state.Step(parameters, [T.Zero]);
        }

        parameters[0] = T.Zero;
        state.Step(parameters, [T.Zero]);
        Assert.Equal(T.Zero, parameters[0]);
    }
}
