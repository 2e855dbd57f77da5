using System;
using System.Linq;
using System.Numerics;
using NetGen.Tests.Networks;
using NetGen.Tests.Threading;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>A step that threads share has the bits of one that they do not.</summary>
[Collection(nameof(ThreadedNetworkTests))]
public sealed class OptimizerThreadTests
{
    private const int Length = 1003;

    public static TheoryData<string> Names => new(OptimizerCases.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Threads_change_no_bit(string name)
    {
        Assert.Equal(Run<float>(name, threads: 1), Run<float>(name, threads: 3));
        Assert.Equal(Run<double>(name, threads: 1), Run<double>(name, threads: 3));
    }

    [Fact]
    public void Small_steps_stay_on_one_thread()
    {
        using var threads = new ThreadLimit(8);
        Assert.Equal(8, Team.SizeFor(8 * Team.WorkPerMember));
        Assert.Equal([1, 1, 2, 8], new[] { 0L, 99_999, 100_000, 10_000_000 }.Select(Team.SizeForElements));
    }

    [Fact]
    public void An_update_is_shared_by_no_more_threads_than_its_gradients()
    {
        using var threads = new ThreadLimit(8);
        foreach (int size in new[] { 1, 2, 5 })
        {
            Assert.Equal(size, Team.SizeFor(size * Team.WorkPerMember));
            Assert.Equal(size, Team.SizeForElements(10_000_000));
        }
    }

    private static T[] Run<T>(string name, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var limit = new ThreadLimit(threads, elementsPerMember: 50);
        Assert.Equal(threads, Team.SizeFor(threads * Team.WorkPerMember));
        Assert.Equal(threads, Team.SizeForElements(Length));
        var random = new Random(3);
        T[] parameters = [.. Enumerable.Range(0, Length).Select(_ => T.CreateChecked(random.NextDouble()))];
        OptimizerState<T> state = OptimizerCases.All[name].Create().CreateState<T>(Length);
        for (int step = 0; step < 5; step++)
        {
            T[] gradients = [.. Enumerable.Range(0, Length).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
            state.Step(parameters, gradients);
        }

        return parameters;
    }
}
