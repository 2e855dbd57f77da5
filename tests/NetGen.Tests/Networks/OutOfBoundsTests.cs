using System;
using System.Linq;
using System.Numerics;
using NetGen.Tests.Threading;
using NetGen.Tests.Tokens;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>Fast code checks lengths once and never again: nothing outside the buffers may be read or written, for any batch.</summary>
[Collection(nameof(ThreadedNetworkTests))]
public class OutOfBoundsTests
{
    private static readonly int[] Batches = [1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 129];

    /// <summary>The caller's memory ends where a page does that nobody may touch, or begins behind one.</summary>
    [LinuxFact]
    public void TheCallersMemoryIsLeftAlone()
    {
        UseGuardPages<Tumor, float>();
        UseGuardPages<Wide, float>();
        UseGuardPages<Odd, float>();
        UseGuardPages<OddDouble, double>();
        UseGuardPages<ManyOutputs, float>();
        UseGuardPages<Letters, float>();
        UseGuardPages<PlainLetters, double>();
        UseGuardPages<Categories, float>();
        using var threads = new ThreadLimit(3);
        UseGuardPages<Large, float>();
    }

    /// <summary>NaN stands around parameters, gradients and scratch: read, it would spread; overwritten, it would be gone.</summary>
    [Fact]
    public void TheNetworksOwnMemoryIsNotLeft()
    {
        UsePoison<Tumor, float>();
        UsePoison<Wide, float>();
        UsePoison<Odd, float>();
        UsePoison<OddDouble, double>();
        UsePoison<ManyOutputs, float>();
        UsePoison<Letters, float>();
        UsePoison<Categories, float>();
        using var threads = new ThreadLimit(3);
        UsePoison<Large, float>();
    }

    private static void UseGuardPages<TSelf, T>()
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TSelf network = TSelf.Create(1);
        Gradients<T> gradients = network.CreateGradients();
        foreach (int n in Batches)
        {
            Assert.Equal(Run(n, atEnd: false), Run(n, atEnd: true));
        }

        T[] Run(int n, bool atEnd)
        {
            using var inputs = new GuardedMemory<T>(Samples.Inputs<TSelf, T>(n), atEnd);
            using var targets = new GuardedMemory<T>(Samples.Targets<TSelf, T>(n), atEnd);
            using var outputs = new GuardedMemory<T>(new T[n * TSelf.Info.OutputSize], atEnd);
            network.Predict(inputs.Span, outputs.Span);
            gradients.Step = 0;
            TSelf trained = TSelf.Create(2);
            T loss = trained.Step(inputs.Span, targets.Span, gradients, new Sgd(0.01).CreateState<T>(gradients.Values.Length));
            gradients.Step = 0;
            return
            [
                network.Evaluate(inputs.Span, targets.Span), network.ComputeGradients(inputs.Span, targets.Span, gradients), loss,
                .. outputs.Span, .. trained.Parameters.Storage,
            ];
        }
    }

    private static void UsePoison<TSelf, T>()
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int n in Batches)
        {
            T[] inputs = Samples.Inputs<TSelf, T>(n);
            T[] targets = Samples.Targets<TSelf, T>(n);
            Assert.Equal(Train(guard: 0), Train(guard: 64));

            T[] Train(int guard)
            {
                AlignedBuffer<T>.GuardLength = guard;
                TSelf network = TSelf.Create(1);
                Gradients<T> gradients = network.CreateGradients();
                network.ComputeGradients(inputs, targets, gradients);
                AlignedBuffer<T>.GuardLength = 0;
                AlignedBuffer<T>[] buffers = [network.Parameters.Buffer, .. gradients.Buffers];
                Assert.All(buffers, Poison);
                OptimizerState<T> optimizer = new Sgd(0.01).CreateState<T>(gradients.Values.Length);
                for (int step = 0; step < 3; step++)
                {
                    Assert.True(T.IsFinite(network.ComputeGradients(inputs, targets, gradients)));
                    optimizer.Step(network.Parameters.Trainable, gradients.Values);
                    Assert.True(T.IsFinite(network.Step(inputs, targets, gradients, optimizer)));
                }

                Assert.All(buffers, b => Assert.True(b.Before.ToArray().Concat(b.Behind.ToArray()).All(T.IsNaN)));
                return network.Parameters.Storage.ToArray();
            }
        }
    }

    private static void Poison<T>(AlignedBuffer<T> buffer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        buffer.Before.Fill(T.NaN);
        buffer.Behind.Fill(T.NaN);
    }
}
