using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Threading;
using Xunit;

namespace NetGen.Tests.Training;

[Collection(nameof(ThreadedNetworkTests))]
public sealed class FitDeterminismTests
{
    [Fact]
    public void Same_seed_same_bits()
    {
        float[] first = Fitted(new TrainingOptions { Seed = 5 });
        Assert.Equal(first, Fitted(new TrainingOptions { Seed = 5 }));
        Assert.NotEqual(first, Fitted(new TrainingOptions { Seed = 6 }));
        Assert.NotEqual(first, Fitted(new TrainingOptions { Shuffle = false }));
        Assert.Equal(Fitted(new TrainingOptions { Shuffle = false, Seed = 1 }), Fitted(new TrainingOptions { Shuffle = false, Seed = 2 }));
    }

    [Fact]
    public void Every_epoch_sees_every_sample_once_in_an_order_of_its_own()
    {
        List<int> seen = Seen(new TrainingOptions { Epochs = 3, BatchSize = 8, Seed = 3 });
        int[][] epochs = [.. seen.Chunk(20)];
        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, 20), epoch.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(epochs[1], epochs[2]);
        Assert.NotEqual(Enumerable.Range(0, 20), epochs[0]);

        // The same on every machine; an implementation in Python gave the same.
        Assert.Equal("9 4 2 0 13 17 15 12 18 11 8 19 16 6 3 1 14 10 7 5", string.Join(' ', epochs[0]));
    }

    /// <summary>A step of several batches fills only its successor's first batch during the update.</summary>
    [Fact]
    public void Batches_of_one_step_come_in_the_same_order_as_steps() => Assert.Equal(
        Seen(new TrainingOptions { Epochs = 3, BatchSize = 2, Seed = 3 }),
        Seen(new TrainingOptions { Epochs = 3, BatchSize = 2, Seed = 3, AccumulationSteps = 3 }));

    [Fact]
    public void Without_shuffling_samples_come_in_order() =>
        Assert.Equal(
            [.. Enumerable.Range(0, 20), .. Enumerable.Range(0, 20)], Seen(new TrainingOptions { Epochs = 2, BatchSize = 8, Shuffle = false }));

    [Fact]
    public void A_step_allocates_nothing()
    {
        AssertNoAllocation<float>(new TrainingOptions { Epochs = 9, BatchSize = 3, Optimizer = new Adam(), Validation = TrainingData.Clusters(10) });
        AssertNoAllocation<double>(new TrainingOptions { Epochs = 9, BatchSize = 0, Optimizer = new Sgd(0.1, 0.9) });
    }

    [Fact]
    public void Nor_with_any_optimizer_and_everything_on()
    {
        foreach ((string _, (Func<Optimizer> create, _)) in OptimizerCases.All)
        {
            AssertNoAllocation<float>(new TrainingOptions
            {
                Epochs = 9,
                BatchSize = 3,
                AccumulationSteps = 2,
                Optimizer = create(),
                Schedule = new LinearSchedule(0.1, 1, 9, ScheduleInterval.Step).Then(9, new CosineSchedule(20, interval: ScheduleInterval.Step)),
                ClipNorm = 1,
                ClipValue = 0.5,
                L1 = 1e-3,
                DecayBiasesAndNorms = false,
                ClassWeights = [1, 2],
                LabelSmoothing = 0.1,
                SampleWeights = [.. Enumerable.Range(1, 200).Select(i => (double)i)],
                Validation = TrainingData.Clusters(10),
                Callbacks = [new EarlyStopping(patience: 9, restoreBestWeights: true), new Listener()],
            });
        }
    }

    /// <summary>
    /// Whether a batch is filled during the update before, before its step (with an optimizer of the user's), or not copied at all.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Fit_gives_the_bits_of_a_loop_of_steps(int threads)
    {
        using var limit = new ThreadLimit(threads, elementsPerMember: 20);
        foreach (bool shuffle in new[] { true, false })
        {
            foreach (int batch in new[] { 7, 32, 0 })
            {
                SameAsLoop<float>(new TrainingOptions { Epochs = 3, BatchSize = batch, Shuffle = shuffle, Seed = 4, Optimizer = new Adam() });
                SameAsLoop<double>(new TrainingOptions { Epochs = 3, BatchSize = batch, Shuffle = shuffle, Seed = 4, Optimizer = new Adam() });
                SameAsLoop<float>(new TrainingOptions { Epochs = 3, BatchSize = batch, Shuffle = shuffle, Seed = 4, Optimizer = new SignDescent() });
            }
        }
    }

    private static void SameAsLoop<T>(TrainingOptions options)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        Dataset data = TrainingData.Regression(100);
        var fitted = DenseModel<Linear, T>.Create(1);
        Trainer.Fit<DenseModel<Linear, T>, T>(fitted, data, options);

        var network = DenseModel<Linear, T>.Create(1);
        Gradients<T> gradients = network.CreateGradients();
        OptimizerState<T> state = options.Optimizer.CreateState<T>(gradients.Values.Length);
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            int[] order = [.. Enumerable.Range(0, data.Count)];
            if (options.Shuffle && options.BatchSize > 0)
            {
                SeededShuffle.Permute(order, new RandomStream(options.Seed, epoch, RandomPurpose.Shuffle).Bits(0));
            }

            foreach (int[] rows in order.Chunk(options.BatchSize == 0 ? data.Count : options.BatchSize))
            {
                T[] inputs = [.. rows.SelectMany(row => data.Features(row).ToArray()).Select(T.CreateTruncating)];
                T[] targets = [.. rows.SelectMany(row => data.Targets(row).ToArray()).Select(T.CreateTruncating)];
                network.ComputeGradients(inputs, targets, gradients);
                state.Step(network.Parameters.Trainable, gradients.Values);
            }
        }

        Assert.Equal(network.Parameters.Storage.ToArray(), fitted.Parameters.Storage.ToArray());
    }

    private static void AssertNoAllocation<T>(TrainingOptions options)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        // 67 steps an epoch; nothing may show, but for the list of results when it doubles, after the fourth and the eighth epoch.
        long[] allocated = new long[9];
        Trainer.Fit<DenseModel<Logistic, T>, T>(
            DenseModel<Logistic, T>.Create(1),
            TrainingData.Clusters(200),
            options with { OnEpoch = epoch => allocated[epoch.Epoch - 1] = GC.GetAllocatedBytesForCurrentThread() });
        Assert.Equal(0, allocated[7] - allocated[4]);
    }

    private static float[] Fitted(TrainingOptions options)
    {
        var network = DenseModel<Logistic, float>.Create(1);
        Trainer.Fit<DenseModel<Logistic, float>, float>(network, TrainingData.Clusters(50), options with { Epochs = 3, BatchSize = 8 });
        return network.Parameters.Storage.ToArray();
    }

    // The rows in the order training takes them: a row's first feature is its number.
    private static List<int> Seen(TrainingOptions options)
    {
        Dataset data = new(
            [.. Enumerable.Range(0, 20).SelectMany(row => new double[] { row, 0 })], 2, [.. Enumerable.Repeat(0.0, 20)], 1);
        var seen = new List<int>();
        var network = DenseModel<Logistic, double>.Create(1);
        network.OnInputs = inputs => seen.AddRange(inputs.Where((_, i) => i % 2 == 0).Select(x => (int)x));
        Trainer.Fit<DenseModel<Logistic, double>, double>(network, data, options with { Optimizer = new Sgd(0) });
        return seen;
    }
}
