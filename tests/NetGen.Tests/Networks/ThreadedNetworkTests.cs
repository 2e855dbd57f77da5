using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetGen.Tests.Threading;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>Networks large enough for threads: the bits are those of one thread, and nothing is allocated.</summary>
[Collection(nameof(ThreadedNetworkTests))]
[CollectionDefinition(nameof(ThreadedNetworkTests), DisableParallelization = true)]
public class ThreadedNetworkTests
{
    private const int Batch = 67;
    private static readonly int[] Threads = [1, 2, 4, 8];

    /// <summary>Over 67 samples, no multiple of a tile, with dropout: 20 trainings with each number of threads end in the same weights.</summary>
    [Fact]
    public void TrainedWeightsHaveOneHash()
    {
        string[] hashes = [.. from threads in Threads from _ in Enumerable.Range(0, 20) select HashAfterTraining(threads)];
        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public void PredictionsHaveTheSameBits()
    {
        HaveTheSameBits<Large>(1003);
        HaveTheSameBits<VeryWide>(203);
    }

    private static void HaveTheSameBits<TSelf>(int count)
        where TSelf : class, INetwork<TSelf, float>
    {
        TSelf network = TSelf.Create(seed: 2);
        float[] inputs = Samples.Inputs<TSelf, float>(count);
        float[][] outputs = [.. Threads.Select(threads =>
        {
            using var limit = new ThreadLimit(threads);
            var result = new float[count * TSelf.Info.OutputSize];
            network.Predict(inputs, result);
            return result;
        })];
        Assert.All(outputs, o => Assert.Equal(outputs[0], o));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        using var limit = new ThreadLimit(4);
        var network = new Large(seed: 2);
        float[] inputs = Samples.Inputs<Large, float>(Batch);
        float[] targets = Samples.Targets<Large, float>(Batch);
        var outputs = new float[targets.Length];
        Gradients<float> gradients = network.CreateGradients();
        for (int i = 0; i < 3; i++)
        {
            Step();
        }

        // The process allocates in other threads too, now and then; what a step allocates is in every round.
        Assert.InRange(Enumerable.Range(0, 5).Min(_ => BytesOf(steps: 20)), 0, 2000);

        long BytesOf(int steps)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < steps; i++)
            {
                Step();
            }

            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        void Step()
        {
            network.ComputeGradients(inputs, targets, gradients);
            network.Predict(inputs, outputs);
        }
    }

    /// <summary>What one sample holds reaches no other, whichever thread has it.</summary>
    [Fact]
    public void NaNStaysInItsSample()
    {
        using var limit = new ThreadLimit(3);
        var network = new Large(seed: 2);
        float[] inputs = Samples.Inputs<Large, float>(Batch);
        var expected = new float[Batch * Large.OutputSize];
        network.Predict(inputs, expected);
        for (int sample = 0; sample < Batch; sample += 11)
        {
            float[] poisoned = [.. inputs];
            poisoned[(sample * Large.InputSize) + 5] = float.NaN;
            var outputs = new float[expected.Length];
            network.Predict(poisoned, outputs);
            Assert.All(outputs.Index().Where(o => o.Index / Large.OutputSize != sample), o => Assert.Equal(expected[o.Index], o.Item));
            Assert.Contains(outputs.Skip(sample * Large.OutputSize).Take(Large.OutputSize), float.IsNaN);
        }
    }

    private static string HashAfterTraining(int threads)
    {
        using var limit = new ThreadLimit(threads);
        var network = new Large(seed: 3);
        double[] features = [.. Samples.Inputs<Large, float>(2 * Batch).Select(x => (double)x)];
        double[] targets = [.. Enumerable.Range(0, 2 * Batch).SelectMany(i => Enumerable.Range(0, 3).Select(c => c == i % 3 ? 1.0 : 0.0))];
        network.Fit(new Dataset(features, Large.InputSize, targets, 3), new TrainingOptions { Epochs = 2, BatchSize = Batch, Seed = 5 });
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(((INetwork<Large, float>)network).Parameters.Storage)));
    }
}
