using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>Zero bytes a call, on the stack or past it.</summary>
public class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(128)]
    [InlineData(300)]
    public void NothingIsAllocatedAfterTheFirstCall(int count)
    {
        Hold<Tumor, float>(count);
        Hold<PlainTumor, double>(count);
        Hold<Wide, float>(count);
        Hold<Adapted, float>(count + 1);
        Hold<PlainBatchNormed, double>(count + 1);
        Hold<Folded, float>(count + 1);
        Hold<RowNormed, double>(count);
    }

    [Fact]
    public void NorForOneSampleWithOneOutput()
    {
        var network = new Tumor(seed: 1);
        float[] sample = Samples.Inputs<Tumor, float>(1);
        Assert.Equal(0, BytesOf(() => network.Predict(sample)));
    }

    private static void Hold<TSelf, T>(int count)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TSelf network = TSelf.Create(1);
        T[] inputs = Samples.Inputs<TSelf, T>(count);
        T[] targets = Samples.Targets<TSelf, T>(count);
        var outputs = new T[targets.Length];
        Gradients<T> gradients = network.CreateGradients();
        Assert.Equal(0, BytesOf(() => network.Predict(inputs, outputs)));
        Assert.Equal(0, BytesOf(() => network.Evaluate(inputs, targets)));
        Assert.Equal(0, BytesOf(() =>
        {
            network.ComputeGradients(inputs, targets, gradients);
            gradients.UpdateBuffers(network);
        }));
        foreach (Optimizer optimizer in new Optimizer[] { new Sgd(1e-6), new Adam(1e-6) })
        {
            OptimizerState<T> state = optimizer.CreateState<T>(gradients.Values.Length);
            Assert.Equal(0, BytesOf(() => network.Step(inputs, targets, gradients, state)));
        }
    }

    /// <summary>The least of three measurements: a collection that another test causes counts what is left of this thread's allocation block,
    /// once.</summary>
    private static long BytesOf(Action call)
    {
        call();
        call();
        return Enumerable.Range(0, 3).Min(_ => Measure(call));
    }

    private static long Measure(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
