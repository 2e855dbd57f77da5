using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Threading;
using NetGen.Tests.Networks;
using NetGen.Tests.Threading;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>With a state, calls of Fit give the bits of one call of all epochs.</summary>
[Collection(nameof(ThreadedNetworkTests))]
public sealed class ContinuedFitTests
{
    private const int Epochs = 6;

    public static TheoryData<string> Names => new(OptimizerCases.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void With_every_optimizer(string name)
    {
        foreach (int threads in new[] { 1, 2 })
        {
            using var limit = new ThreadLimit(threads, elementsPerMember: 20);
            SameBits<Normalised, float>(() => new TrainingOptions { Optimizer = OptimizerCases.All[name].Create() });
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void In_double_precision(int threads)
    {
        using var limit = new ThreadLimit(threads, elementsPerMember: 20);
        SameBits<NormalisedDouble, double>(() => new TrainingOptions { Optimizer = new AdamW(amsGrad: true) });
    }

    [Fact]
    public void With_schedules_that_know_their_own_duration()
    {
        SameBits<Normalised, float>(() => new TrainingOptions { Schedule = new LinearSchedule(0.1, 1, 2).Then(2, new CosineSchedule(4)) });
        SameBits<Normalised, float>(() => new TrainingOptions { Schedule = new OneCycleSchedule(0.02, Epochs * 7) });
    }

    [Fact]
    public void With_everything_that_acts_on_the_gradient() => SameBits<Normalised, float>(() => new TrainingOptions
    {
        AccumulationSteps = 2,
        ClipNorm = 0.1,
        ClipValue = 0.05,
        L1 = 1e-3,
        DecayBiasesAndNorms = false,
        LabelSmoothing = 0.1,
        ClassWeights = [1, 3],
        Optimizer = new Adam(weightDecay: 0.1),
    });

    [Fact]
    public void A_full_batch_and_an_order_that_does_not_change()
    {
        SameBits<Normalised, float>(() => new TrainingOptions { BatchSize = 0 });
        SameBits<Normalised, float>(() => new TrainingOptions { Shuffle = false });
    }

    /// <summary>The best weights come back at the end of every call, and go again when the next one begins.</summary>
    [Fact]
    public void With_callbacks_that_remember()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-state-").FullName;
        SameBits<Normalised, float>(() => new TrainingOptions
        {
            Validation = TrainingData.Clusters(10),
            Optimizer = new Sgd(3, 0.9),
            Callbacks =
            [
                new ReduceOnPlateau(factor: 0.5, patience: 0, threshold: 0.5, cooldown: 1),
                new EarlyStopping(minDelta: 0.5, patience: 4, restoreBestWeights: true),
                new ModelCheckpoint(Path.Combine(folder, "best"), saveBestOnly: true),
            ],
        });
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_run_that_was_stopped_stays_stopped()
    {
        var state = new TrainingState();
        int steps = 0;
        TrainingOptions options = new()
        {
            Epochs = 1,
            State = state,
            Callbacks = [new EarlyStopping(MonitoredQuantity.Loss, minDelta: 100, patience: 1), new Listener { BatchEnd = _ => steps++ }],
        };
        var network = new Normalised(1);
        History history = Fit<Normalised, float>(network, options);
        Assert.False(state.IsStopped);
        for (int call = 0; call < 3; call++)
        {
            history = Fit<Normalised, float>(network, options);
            Assert.True(state.IsStopped);
        }

        Assert.Equal((2, 14, 2, 14L), (history.Epochs.Count, steps, state.Epochs, state.TotalSteps));
    }

    [Fact]
    public void The_history_is_that_of_all_calls()
    {
        var state = new TrainingState();
        var told = new List<int>();
        var options = new TrainingOptions { Epochs = 2, State = state, OnEpoch = epoch => told.Add(epoch.Epoch) };
        var network = new Normalised(1);
        Assert.Equal((0, 0L, false), (state.Epochs, state.TotalSteps, state.IsStopped));
        History first = Fit<Normalised, float>(network, options);
        History second = Fit<Normalised, float>(network, options);
        Assert.Equal([1, 2, 3, 4], told);
        Assert.Equal([1, 2, 3, 4], second.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(first.Losses, second.Losses.Take(2));
        Assert.True(second.Elapsed > first.Elapsed);
        Assert.Equal((4, 28L), (state.Epochs, state.TotalSteps));
    }

    /// <summary>Stopped before each step in turn: the next call ends the epoch.</summary>
    [Fact]
    public void A_cancelled_call_goes_on_at_its_step()
    {
        Func<TrainingOptions> options = () => new()
        {
            Epochs = 3,
            Optimizer = new Sgd(3, 0.9),
            Callbacks = [new EarlyStopping(MonitoredQuantity.Loss, minDelta: 0.5, patience: 9, restoreBestWeights: true)],
        };
        var whole = new Normalised(1);
        History history = Fit<Normalised, float>(whole, options());
        for (int step = 0; step < 21; step++)
        {
            var state = new TrainingState();
            var network = new Normalised(1);
            Cancel(network, options() with { State = state }, step);
            Assert.Equal((step, step / 7), ((int)state.TotalSteps, state.Epochs));
            History continued = Fit<Normalised, float>(network, options() with { Epochs = 3 - (step / 7), State = state });
            Assert.Equal(history.Losses, continued.Losses);
            Assert.Equal(Bits<Normalised, float>(whole), Bits<Normalised, float>(network));
        }
    }

    private static void Cancel(Normalised network, TrainingOptions options, int step)
    {
        using var source = new CancellationTokenSource();
        var stop = new Listener
        {
            EpochBegin = training =>
            {
                if (training.TotalSteps == step)
                {
                    source.Cancel();
                }
            },
            BatchEnd = training =>
            {
                if (training.TotalSteps == step)
                {
                    source.Cancel();
                }
            },
        };
        Assert.Throws<OperationCanceledException>(() => Fit<Normalised, float>(
            network, options with { CancellationToken = source.Token, Callbacks = [.. options.Callbacks, stop] }));
    }

    private static void SameBits<TSelf, T>(Func<TrainingOptions> options)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TSelf whole = TSelf.Create(1);
        History history = Fit<TSelf, T>(whole, options() with { Epochs = Epochs });
        foreach (int[] calls in new int[][] { [1, 1, 1, 1, 1, 1], [2, 1, 3] })
        {
            TSelf network = TSelf.Create(1);
            var state = new TrainingState();
            History? continued = null;
            foreach (int epochs in calls)
            {
                continued = Fit<TSelf, T>(network, options() with { Epochs = epochs, State = state });
            }

            Assert.Equal(history.Losses, continued!.Losses);
            Assert.Equal(history.ValidationLosses, continued.ValidationLosses);
            Assert.Equal(Bits<TSelf, T>(whole), Bits<TSelf, T>(network));
        }
    }

    private static History Fit<TSelf, T>(TSelf network, TrainingOptions options)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Trainer.Fit<TSelf, T>(network, TrainingData.Clusters(50), options with { BatchSize = options.BatchSize == 0 ? 0 : 8, Seed = 4 });

    private static T[] Bits<TSelf, T>(TSelf network)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Parameters.Storage.ToArray();
}
