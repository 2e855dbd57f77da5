using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Tests.Networks;
using NetGen.Tests.Threading;
using Xunit;

namespace NetGen.Tests.Training;

[Collection(nameof(ThreadedNetworkTests))]
public sealed class SampleBatchTests
{
    [Fact]
    public void Rows_are_copied_in_the_order_asked_for()
    {
        // Every width around one and two vectors, so that each number goes through the vectorised and the remaining part.
        for (int width = 1; width <= 40; width++)
        {
            Copies(width, x => (float)x);
            Copies(width, x => x);
        }
    }

    [Fact]
    public void Many_rows_are_copied_by_several_threads()
    {
        using var limit = new ThreadLimit(threads: 3, elementsPerMember: 10);
        Assert.Equal(3, Team.SizeFor(3 * Team.WorkPerMember));
        CopiesMany(x => (float)x);
        CopiesMany(x => x);
    }

    [Fact]
    public void Rows_that_follow_one_another_are_not_copied_where_they_need_not_be()
    {
        var data = new Dataset([1, 2, 3, 4, 5, 6], 2, [7, 8, 9], 1);
        var stored = new SampleBatch<float>(data.Samples<float>(store: true), 2);
        stored.Fill(firstRow: 1, count: 2);
        Assert.True(data.Samples<float>(store: true).TryRead(1, 2, out ReadOnlySpan<float> inputs, out ReadOnlySpan<float> targets));
        Assert.True(inputs == stored.Inputs);
        Assert.True(targets == stored.Targets);

        var doubles = new SampleBatch<double>(data.Samples<double>(store: false), 2);
        doubles.Fill(firstRow: 1, count: 2);
        Assert.True(doubles.Inputs == data.AllFeatures[2..]);
        Assert.True(doubles.Targets == data.AllTargets[1..]);
    }

    [Fact]
    public void The_threads_do_not_keep_a_batch_and_its_data_alive()
    {
        using var limit = new ThreadLimit(threads: 3, elementsPerMember: 10);
        Assert.Equal(3, Team.SizeFor(3 * Team.WorkPerMember));
        WeakReference data = FillOnce();

        // A thread may still be about to leave the last job.
        for (int i = 0; i < 1000 && data.IsAlive; i++)
        {
            GC.Collect();
        }

        Assert.False(data.IsAlive);
    }

    [Fact]
    public void The_parts_of_a_filling_ahead_are_the_batch()
    {
        const int Rows = 53;
        double[] features = [.. Enumerable.Range(0, Rows * 3).Select(i => (double)i)];
        SampleSource<float> source = new Dataset(features, 3, [.. Enumerable.Range(0, Rows).Select(i => (double)i)], 1).Samples<float>(store: true);
        int[] order = [.. Enumerable.Range(0, Rows).Select(i => i * 7 % Rows)];
        var batch = new SampleBatch<float>(source, 40);
        Assert.Null(batch.FillAhead(order, 5, 40, threads: 1));
        batch.Fill(order.AsSpan(0, 8));
        for (int parts = 1; parts <= 50; parts++)
        {
            int count = 41 - parts > 0 ? 41 - parts : 1;
            InterleavedWork ahead = batch.FillAhead(order, 5, count, threads: 1)!;
            for (int part = 0; part < parts; part++)
            {
                ahead.Run(default, part, parts);
            }

            batch.FinishAhead(count);
            Assert.Equal(
                [.. order.Skip(5).Take(count).SelectMany(row => features.Skip(row * 3).Take(3)).Select(x => (float)x)], batch.Inputs.ToArray());
            Assert.Equal([.. order.Skip(5).Take(count).Select(row => (float)row)], batch.Targets.ToArray());
        }

        using var limit = new ThreadLimit(threads: 3, elementsPerMember: 10);
        Assert.Equal(3, Team.SizeFor(3 * Team.WorkPerMember));
        Assert.Null(batch.FillAhead(order, 0, 40, threads: 1));
        Assert.NotNull(batch.FillAhead(order, 0, 40, threads: 3));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference FillOnce()
    {
        var data = new Dataset(new double[120], 3, new double[40], 1);
        new SampleBatch<float>(data.Samples<float>(store: false), 40).Fill(firstRow: 0, count: 40);
        return new WeakReference(data.Table.Features.Doubles);
    }

    private static void CopiesMany<T>(Func<double, T> convert)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Rows = 101;
        const int Width = 33;
        double[] features = [.. Enumerable.Range(0, Rows * Width).Select(i => Math.Sqrt(i))];
        var data = new Dataset(features, Width, new double[Rows], 1);
        foreach (bool store in new[] { false, true })
        {
            var batch = new SampleBatch<T>(data.Samples<T>(store), Rows);
            batch.Fill([.. Enumerable.Range(0, Rows).Reverse()]);
            Assert.Equal(
                [.. Enumerable.Range(0, Rows).Reverse().SelectMany(row => features.Skip(row * Width).Take(Width)).Select(convert)],
                batch.Inputs.ToArray());
            batch.Fill(firstRow: 2, count: 99);
            Assert.Equal([.. features.Skip(2 * Width).Select(convert)], batch.Inputs.ToArray());
        }
    }

    private static void Copies<T>(int width, Func<double, T> convert)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Rows = 5;
        double[] features = [.. Enumerable.Range(0, Rows * width).Select(i => Math.Sqrt(i))];
        double[] targets = [.. Enumerable.Range(0, Rows).Select(i => -1.0 / (i + 1))];
        var data = new Dataset(features, width, targets, 1);
        foreach (bool store in new[] { false, true })
        {
            var batch = new SampleBatch<T>(data.Samples<T>(store), 4);
            int[] rows = [3, 0, 4, 3];
            batch.Fill(rows);
            AssertHolds(batch, rows);
            rows = [2, 1];
            batch.Fill(rows);
            AssertHolds(batch, rows);
            batch.Fill(firstRow: 2, count: 3);
            AssertHolds(batch, [2, 3, 4]);
            batch.Fill(rows);
            AssertHolds(batch, rows);
        }

        void AssertHolds(SampleBatch<T> batch, int[] expected)
        {
            Assert.Equal(expected.Length, batch.Count);
            Assert.Equal([.. expected.SelectMany(row => features.Skip(row * width).Take(width)).Select(convert)], batch.Inputs.ToArray());
            Assert.Equal([.. expected.Select(row => convert(targets[row]))], batch.Targets.ToArray());
        }
    }
}
