using System;
using System.Linq;
using System.Numerics;
using NetGen.Tests.Networks;
using NetGen.Tests.Threading;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>A step with the check for NaN and infinity, on one thread and on several.</summary>
[Collection(nameof(ThreadedNetworkTests))]
public sealed class CheckedStepTests
{
    private const int Length = 4099;

    public static TheoryData<string> Names => new(OptimizerCases.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Finite_numbers_give_the_bits_of_an_unchecked_step(string name)
    {
        foreach (int threads in new[] { 1, 3 })
        {
            using ThreadLimit limit = Limit(threads);
            SameBits<float>(name);
            SameBits<double>(name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_gradient_that_is_not_finite_leaves_every_parameter_as_it_was(string name)
    {
        foreach (int threads in new[] { 1, 3 })
        {
            using ThreadLimit limit = Limit(threads);
            foreach (int at in new[] { 0, 1000, 2731, 2732, 4095, 4096, Length - 1 })
            {
                foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
                {
                    (OptimizerState<float> state, float[] parameters, float[] gradients) = Start<float>(name);
                    float[] before = [.. parameters];
                    gradients[at] = bad;
                    var parts = new CountedParts(threads);
                    Assert.Equal(UpdateOutcome.GradientNotFinite, state.StepChecked(parameters, gradients, parts, out bool isDone));
                    Assert.Equal(before, parameters);
                    Assert.False(isDone);
                    Assert.Equal(0, parts.Done);
                }
            }
        }
    }

    [Fact]
    public void A_parameter_that_is_no_longer_finite_is_found_wherever_it_is()
    {
        foreach (int threads in new[] { 1, 3 })
        {
            using ThreadLimit limit = Limit(threads);
            foreach (int at in Enumerable.Range(0, Length).Where(i => i % 97 == 0 || i > Length - 20))
            {
                (OptimizerState<float> state, float[] parameters, float[] gradients) = Start<float>("Sgd");
                gradients[at] = float.MaxValue;
                parameters[at] = -float.MaxValue;
                Assert.Equal(UpdateOutcome.ParameterNotFinite, state.StepChecked(parameters, gradients, null, out _));
                Assert.Equal(UpdateOutcome.ParameterNotFinite, OfUser(at).Outcome);
            }
        }
    }

    [Fact]
    public void An_optimizer_of_the_users_is_checked_too()
    {
        float[] gradients = new float[Length];
        gradients[70] = float.NaN;
        float[] parameters = [.. Enumerable.Repeat(1f, Length)];
        OptimizerState<float> state = new SignDescent().CreateState<float>(Length);
        Assert.Equal(UpdateOutcome.GradientNotFinite, state.StepChecked(parameters, gradients, new CountedParts(1), out bool isDone));
        Assert.False(isDone);
        Assert.All(parameters, x => Assert.Equal(1, x));
        gradients[70] = 1;
        Assert.Equal(UpdateOutcome.Done, state.StepChecked(parameters, gradients, new CountedParts(1), out isDone));
        Assert.False(isDone);
        Assert.Equal(0.99f, parameters[70]);
    }

    private static (UpdateOutcome Outcome, float[] Parameters) OfUser(int at)
    {
        float[] parameters = new float[Length];
        parameters[at] = float.PositiveInfinity;
        return (new SignDescent().CreateState<float>(Length).StepChecked(parameters, new float[Length], null, out _), parameters);
    }

    private static ThreadLimit Limit(int threads)
    {
        var limit = new ThreadLimit(threads, elementsPerMember: 50);
        Assert.Equal(threads, Team.SizeFor(threads * Team.WorkPerMember));
        Assert.Equal(threads, Team.SizeForElements(Length));
        return limit;
    }

    private static void SameBits<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (OptimizerState<T> plain, T[] expected, T[] gradients) = Start<T>(name);
        (OptimizerState<T> check, T[] parameters, _) = Start<T>(name);
        (OptimizerState<T> interleaved, T[] shared, _) = Start<T>(name);
        for (int step = 0; step < 3; step++)
        {
            plain.Step(expected, gradients);
            Assert.Equal(UpdateOutcome.Done, check.StepChecked(parameters, gradients, null, out bool isDone));
            Assert.False(isDone);
            var parts = new CountedParts(Parallelism.MaxThreads);
            Assert.Equal(UpdateOutcome.Done, interleaved.StepChecked(shared, gradients, parts, out isDone));
            Assert.True(isDone);
            Assert.Equal(Parallelism.MaxThreads, parts.Finished);
        }

        Assert.Equal(expected, parameters);
        Assert.Equal(expected, shared);
    }

    private static (OptimizerState<T> State, T[] Parameters, T[] Gradients) Start<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(3);
        T[] parameters = [.. Enumerable.Range(0, Length).Select(_ => T.CreateChecked(random.NextDouble()))];
        T[] gradients = [.. Enumerable.Range(0, Length).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
        return (OptimizerCases.All[name].Create().CreateState<T>(Length), parameters, gradients);
    }
}
