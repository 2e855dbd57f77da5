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
    public void A_batch_does_not_keep_the_data_alive()
    {
        using var limit = new ThreadLimit(threads: 3, elementsPerMember: 10);
        Assert.Equal(3, Team.SizeFor(3 * Team.WorkPerMember));
        var batch = new SampleBatch<float>(40, 3, 1);
        WeakReference data = Fill(batch);
        GC.Collect();
        Assert.False(data.IsAlive);
        GC.KeepAlive(batch);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Fill(SampleBatch<float> batch)
    {
        var data = new Dataset(new double[120], 3, new double[40], 1);
        batch.Fill(data, firstRow: 0, count: 40);
        return new WeakReference(data);
    }

    private static void CopiesMany<T>(Func<double, T> convert)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Rows = 101;
        const int Width = 33;
        double[] features = [.. Enumerable.Range(0, Rows * Width).Select(i => Math.Sqrt(i))];
        var data = new Dataset(features, Width, new double[Rows], 1);
        var batch = new SampleBatch<T>(Rows, Width, 1);

        batch.Fill(data, [.. Enumerable.Range(0, Rows).Reverse()]);
        Assert.Equal([.. Enumerable.Range(0, Rows).Reverse().SelectMany(row => features.Skip(row * Width).Take(Width)).Select(convert)], batch.Inputs.ToArray());
        batch.Fill(data, firstRow: 2, count: 99);
        Assert.Equal([.. features.Skip(2 * Width).Select(convert)], batch.Inputs.ToArray());
    }

    private static void Copies<T>(int width, Func<double, T> convert)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Rows = 5;
        double[] features = [.. Enumerable.Range(0, Rows * width).Select(i => Math.Sqrt(i))];
        double[] targets = [.. Enumerable.Range(0, Rows).Select(i => -1.0 / (i + 1))];
        var data = new Dataset(features, width, targets, 1);
        var batch = new SampleBatch<T>(4, width, 1);

        int[] rows = [3, 0, 4, 3];
        batch.Fill(data, rows);
        AssertHolds(rows);
        rows = [2, 1];
        batch.Fill(data, rows);
        AssertHolds(rows);
        batch.Fill(data, firstRow: 2, count: 3);
        AssertHolds([2, 3, 4]);

        void AssertHolds(int[] expected)
        {
            Assert.Equal(expected.Length, batch.Count);
            Assert.Equal([.. expected.SelectMany(row => features.Skip(row * width).Take(width)).Select(convert)], batch.Inputs.ToArray());
            Assert.Equal([.. expected.Select(row => convert(targets[row]))], batch.Targets.ToArray());
        }
    }
}
