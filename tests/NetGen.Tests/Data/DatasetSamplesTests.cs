using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using NetGen.Tests.Networks;
using NetGen.Tests.Threading;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>The rows of a dataset in a network's number type.</summary>
[Collection(nameof(ThreadedNetworkTests))]
public sealed class DatasetSamplesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void All_rows_are_converted(int threads)
    {
        using var limit = new ThreadLimit(threads, elementsPerMember: 100);
        double[] features = [.. Enumerable.Range(0, 5 * 1001).Select(i => Math.Sqrt(i))];
        double[] targets = [.. Enumerable.Range(0, 1001).Select(i => 1.0 / (i + 1))];
        SampleSource<float> samples = new Dataset(features, 5, targets, 1).Samples<float>(store: true);
        Assert.Equal((1001, 5, 1), (samples.Count, samples.InputSize, samples.TargetSize));
        Assert.True(samples.TryRead(0, 1001, out ReadOnlySpan<float> inputs, out ReadOnlySpan<float> outputs));
        Assert.Equal([.. features.Select(x => (float)x)], inputs.ToArray());
        Assert.Equal([.. targets.Select(x => (float)x)], outputs.ToArray());
    }

    [Fact]
    public void Runs_at_the_same_time_share_them()
    {
        var data = new Dataset(new double[3000], 3, new double[1000], 1);
        var all = new SampleSource<float>[8];
        Parallel.For(0, all.Length, i => all[i] = data.Samples<float>(store: true));
        Assert.All(all, samples => Assert.Same(all[0], samples));
        Assert.Same(all[0], data.Samples<float>(store: false));
        Assert.NotSame(all[0], data.Subset([0, 1]).Samples<float>(store: true));
        GC.KeepAlive(all);
    }

    [Fact]
    public void They_are_freed_when_no_run_uses_them()
    {
        var data = new Dataset(new double[3000], 3, new double[1000], 1);
        WeakReference samples = Stored(data);
        GC.Collect();
        Assert.False(samples.IsAlive);
        Assert.False(data.Samples<float>(store: false).TryRead(0, 1, out _, out _));
    }

    [Fact]
    public void Doubles_are_given_as_they_are()
    {
        var data = new Dataset([1, 2, 3, 4], 2, [5, 6], 1);
        Assert.True(data.Samples<double>(store: true).TryRead(1, 1, out ReadOnlySpan<double> inputs, out ReadOnlySpan<double> targets));
        Assert.True(inputs == data.Features(1));
        Assert.True(targets == data.Targets(1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_number_outside_the_range_of_float_is_found_wherever_it_is(int threads)
    {
        using var limit = new ThreadLimit(threads, elementsPerMember: 100);
        double[] features = new double[3001];
        Assert.True(new Dataset(features, 1, features, 1).Fits<float>());
        foreach (int at in new[] { 0, 7, 1023, 1024, 2047, 2048, 2999, 3000 })
        {
            foreach (double number in new[] { 1e39, -1e300 })
            {
                double[] outside = new double[3001];
                outside[at] = number;
                Assert.False(new Dataset(outside, 1, features, 1).Fits<float>());
                Assert.False(new Dataset(features, 1, outside, 1).Fits<float>());
                Assert.True(new Dataset(features, 1, outside, 1).Fits<double>());
                var stored = new Dataset(outside, 1, features, 1);
                stored.Samples<float>(store: true);
                Assert.False(stored.Fits<float>());
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Stored(Dataset data) => new(data.Samples<float>(store: true));
}
