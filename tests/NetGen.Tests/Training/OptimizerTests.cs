using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class OptimizerTests
{
    private const int Steps = 200;

    // A length with a rest behind the last full vector of any size; every third element is padding.
    private const int Length = 53;

    public static TheoryData<string> Names => new(OptimizerCases.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Follows_the_published_rule(string name)
    {
        double[] actual = Run<double>(OptimizerCases.All[name].Create());
        double[] expected = Reference(name);
        Assert.All(Enumerable.Range(0, Length), i => Assert.Equal(expected[i], actual[i], 1e-11 * Math.Max(1, Math.Abs(expected[i]))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Follows_the_published_rule_in_float(string name)
    {
        float[] actual = Run<float>(OptimizerCases.All[name].Create());
        double[] expected = Reference(name);
        Assert.All(Enumerable.Range(0, Length), i => Assert.Equal(expected[i], actual[i], 2e-4));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Padding_stays_exactly_zero(string name)
    {
        float[] floats = Run<float>(OptimizerCases.All[name].Create());
        double[] doubles = Run<double>(OptimizerCases.All[name].Create());
        Assert.All(Enumerable.Range(0, Length).Where(IsPadding), i =>
        {
            Assert.Equal(0, BitConverter.SingleToInt32Bits(floats[i]));
            Assert.Equal(0, BitConverter.DoubleToInt64Bits(doubles[i]));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_epsilon_below_the_number_type_still_keeps_padding_zero(string name)
    {
        Optimizer optimizer = OptimizerCases.All[name].Create() switch
        {
            Adam => new Adam(epsilon: 1e-300),
            AdamW => new AdamW(epsilon: 1e-300),
            AdaGrad => new AdaGrad(epsilon: 1e-300),
            AdaDelta => new AdaDelta(epsilon: 1e-300),
            RmsProp rmsProp => new RmsProp(epsilon: 1e-300, centered: rmsProp.Centered),
            Adamax => new Adamax(epsilon: 1e-300),
            NAdam => new NAdam(epsilon: 1e-300),
            Optimizer other => other,
        };
        Assert.All(Run<float>(optimizer).Where((_, i) => IsPadding(i)), x => Assert.Equal(0, x));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        OptimizerState<float> state = OptimizerCases.All[name].Create().CreateState<float>(Length);
        float[] parameters = new float[Length];
        float[] gradients = [.. Enumerable.Repeat(0.5f, Length)];
        state.Step(parameters, gradients);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            state.Step(parameters, gradients);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_changed_learning_rate_counts_from_the_next_step(string name)
    {
        Optimizer optimizer = OptimizerCases.All[name].Create();
        OptimizerState<double> state = optimizer.CreateState<double>(1);
        double initial = optimizer.LearningRate;
        Assert.Equal(initial, state.LearningRate);
        double[] parameters = [0.5];
        state.Step(parameters, [0.25]);
        double once = parameters[0];
        Assert.NotEqual(0.5, once);
        state.LearningRate = 0;
        state.Step(parameters, [0.25]);
        Assert.Equal(once, parameters[0]);
        Assert.Equal((initial, initial), (optimizer.LearningRate, optimizer.CreateState<float>(1).LearningRate));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Non_finite_gradients_do_not_pass_unseen(string name)
    {
        OptimizerState<float> state = OptimizerCases.All[name].Create().CreateState<float>(2);
        float[] parameters = [1, 1];
        state.Step(parameters, [float.NaN, 1]);
        Assert.True(float.IsNaN(parameters[0]));
        Assert.True(float.IsFinite(parameters[1]));
    }

    [Fact]
    public void First_steps_by_hand()
    {
        // θ = 1, g = 0.5: whatever the moments, corrected they are g and g², so Adam moves by lr·sign(g).
        Assert.Equal(0.999, Step(new Adam(), 1, 0.5), 1e-10);
        Assert.Equal(0.99899, Step(new AdamW(), 1, 0.5), 1e-10);
        Assert.Equal(0.998, Step(new Adamax(), 1, 0.5), 1e-10);
        Assert.Equal(0.99, Step(new AdaGrad(), 1, 0.5), 1e-10);
        Assert.Equal(0.95, Step(new Sgd(0.1), 1, 0.5), 1e-15);
        Assert.Equal(0.93, Step(new Sgd(0.1, weightDecay: 0.2), 1, 0.5), 1e-15);
        Assert.Equal(0.905, Step(new Sgd(0.1, 0.9, nesterov: true), 1, 0.5), 1e-15);

        // v = 0.01·0.25, so the step is lr·0.5 / 0.05.
        Assert.Equal(0.9, Step(new RmsProp(), 1, 0.5), 1e-7);

        // v = 0.1·0.25: Δ = √(10⁻⁶ / 0.025001)·0.5.
        Assert.Equal(1 - (0.5 * Math.Sqrt(1e-6 / 0.025001)), Step(new AdaDelta(), 1, 0.5), 1e-15);

        static double Step(Optimizer optimizer, double theta, double g)
        {
            double[] parameters = [theta];
            optimizer.CreateState<double>(1).Step(parameters, [g]);
            return parameters[0];
        }
    }

    [Fact]
    public void Lengths_must_fit()
    {
        OptimizerState<float> state = new Adam().CreateState<float>(3);
        Assert.Equal(
            "The optimizer's state is for 3 elements, but there are 2 parameters and 3 gradients.",
            Assert.Throws<ArgumentException>(() => state.Step(new float[2], new float[3])).Message);
        Assert.Throws<ArgumentException>(() => state.Step(new float[3], new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam().CreateState<float>(-1));
    }

    private static bool IsPadding(int i) => i % 3 == 2;

    // A quadratic of its own curvature and minimum for every element, with something like the noise of batches.
    private static double Gradient(int t, int i, double theta) =>
        IsPadding(i) ? 0 : ((0.2 + (0.05 * i)) * (theta - Math.Sin(i))) + (0.3 * Math.Cos((0.7 * t * (i + 1)) + 1));

    private static T[] Run<T>(Optimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        OptimizerState<T> state = optimizer.CreateState<T>(Length);
        T[] parameters = new T[Length];
        T[] gradients = new T[Length];
        for (int i = 0; i < Length; i++)
        {
            parameters[i] = T.CreateTruncating(Initial(i));
        }

        for (int t = 1; t <= Steps; t++)
        {
            for (int i = 0; i < Length; i++)
            {
                gradients[i] = T.CreateTruncating(Gradient(t, i, double.CreateTruncating(parameters[i])));
            }

            state.Step(parameters, gradients);
        }

        return parameters;
    }

    private static double[] Reference(string name)
    {
        return [.. Enumerable.Range(0, Length).Select(Element)];

        double Element(int i)
        {
            OptimizerReference.Rule rule = OptimizerCases.All[name].Reference();
            double theta = Initial(i);
            for (int t = 1; t <= Steps; t++)
            {
                theta = rule(t, theta, Gradient(t, i, theta));
            }

            return theta;
        }
    }

    private static double Initial(int i) => IsPadding(i) ? 0 : Math.Cos(3 * i);
}
