using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Threading;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>A run stopped after any step and resumed ends with the same bits as one never stopped.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int StepsOfAnEpoch = 7;

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-resume-").FullName;

    public static TheoryData<string> Names => new(OptimizerCases.All.Keys);

    private string File => Path.Combine(_folder, "run.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void With_every_optimizer(string name) =>
        StopEverywhere<Normalised, float>(() => new TrainingOptions { Optimizer = OptimizerCases.All[name].Create() });

    [Fact]
    public void In_double_precision() => StopEverywhere<NormalisedDouble, double>(() => new TrainingOptions { Optimizer = new AdamW(amsGrad: true) });

    [Fact]
    public void With_everything_that_acts_on_the_gradient() => StopEverywhere<Normalised, float>(() => new TrainingOptions
    {
        AccumulationSteps = 2,
        ClipNorm = 0.1,
        ClipValue = 0.05,
        L1 = 1e-3,
        DecayBiasesAndNorms = false,
        Optimizer = new Adam(weightDecay: 0.1),
        Schedule = new LinearSchedule(0.1, 1, 6, ScheduleInterval.Step).Then(6, new CosineSchedule(5, interval: ScheduleInterval.Step)),
    });

    [Fact]
    public void With_callbacks_that_remember() => StopEverywhere<Normalised, float>(() => new TrainingOptions
    {
        Validation = TrainingData.Clusters(10),
        Optimizer = new Sgd(3, 0.9),
        Callbacks =
        [
            new ReduceOnPlateau(factor: 0.5, patience: 0, threshold: 0.5, cooldown: 1),
            new EarlyStopping(minDelta: 0.5, patience: 4, restoreBestWeights: true),
            new ModelCheckpoint(Path.Combine(_folder, "best"), saveBestOnly: true),
        ],
    }, epochs: 7);

    [Fact]
    public void A_full_batch_and_an_order_that_does_not_change()
    {
        StopEverywhere<Normalised, float>(() => new TrainingOptions { BatchSize = 0 });
        StopEverywhere<Normalised, float>(() => new TrainingOptions { Shuffle = false });
    }

    [Fact]
    public void More_epochs_go_on_from_the_end()
    {
        (Normalised whole, History history) = Fit<Normalised, float>(new TrainingOptions { Epochs = 5 });
        Normalised resumed = Kept(3);
        Assert.NotEqual(Bits<Normalised, float>(whole), Bits<Normalised, float>(resumed));
        (resumed, History resumedHistory) = Fit<Normalised, float>(new TrainingOptions { Epochs = 5, Callbacks = [new BackupAndRestore(File, deleteCheckpoint: false)] });
        Assert.Equal(Bits<Normalised, float>(whole), Bits<Normalised, float>(resumed));
        Assert.Equal(history.Losses, resumedHistory.Losses);
    }

    [Fact]
    public void A_run_that_is_done_returns_at_once_with_the_network_of_then()
    {
        Normalised done = Kept(3);
        int steps = 0;
        (Normalised again, History history) = Fit<Normalised, float>(
            new TrainingOptions { Epochs = 3, Callbacks = [new BackupAndRestore(File, deleteCheckpoint: false), new Listener { BatchEnd = _ => steps++ }] });
        Assert.Equal(Bits<Normalised, float>(done), Bits<Normalised, float>(again));
        Assert.Equal((0, 3), (steps, history.Epochs.Count));
        Assert.All(history.Epochs.Skip(1), epoch => Assert.True(epoch.Elapsed >= history.Epochs[0].Elapsed));
    }

    [Fact]
    public void A_run_that_was_stopped_stays_stopped()
    {
        Callback[] callbacks = [new EarlyStopping(MonitoredQuantity.Loss, minDelta: 100, patience: 1), new BackupAndRestore(File, deleteCheckpoint: false)];
        Assert.Equal(2, Fit<Normalised, float>(new TrainingOptions { Epochs = 9, Callbacks = callbacks }).History.Epochs.Count);
        Assert.Equal(2, Fit<Normalised, float>(new TrainingOptions { Epochs = 9, Callbacks = callbacks }).History.Epochs.Count);
    }

    [Fact]
    public void The_file_goes_once_training_is_done()
    {
        Fit<Normalised, float>(new TrainingOptions { Epochs = 2, Callbacks = [new BackupAndRestore(File), new Listener { EpochEnd = (_, e) => Assert.Equal(e.Epoch == 2, System.IO.File.Exists(File)) }] });
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(0, "7 14")]
    [InlineData(3, "3 6 9 12 15 18")]
    [InlineData(7, "7 14")]
    public void It_is_written_every_so_often(int frequency, string expected)
    {
        var written = new System.Collections.Generic.List<long>();
        DateTime seen = default;
        Fit<Normalised, float>(new TrainingOptions
        {
            Epochs = 3,
            Callbacks =
            [
                new BackupAndRestore(File, frequency),
                new Listener
                {
                    // One step later than the file was written.
                    BatchEnd = training =>
                    {
                        DateTime time = System.IO.File.Exists(File) ? System.IO.File.GetLastWriteTimeUtc(File) : seen;
                        if (time != seen)
                        {
                            written.Add(training.TotalSteps - 1);
                            seen = time;
                        }
                    },
                },
            ],
        });
        Assert.Equal(expected, string.Join(' ', written));
    }

    [Fact]
    public void Remains_of_a_writer_that_was_killed_are_cleared_away()
    {
        string remains = $"{File}.{Guid.NewGuid():N}.tmp";
        string other = $"{File}.notes.tmp";
        System.IO.File.WriteAllText(remains, "half");
        System.IO.File.WriteAllText(other, "the user's");
        Fit<Normalised, float>(new TrainingOptions { Callbacks = [new BackupAndRestore(File)] });
        Assert.Equal([other], Directory.GetFiles(_folder));
    }

    private Normalised Kept(int epochs) =>
        Fit<Normalised, float>(new TrainingOptions { Epochs = epochs, Callbacks = [new BackupAndRestore(File, deleteCheckpoint: false)] }).Network;

    private void StopEverywhere<TSelf, T>(Func<TrainingOptions> options, int epochs = 3)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int stepsInAll = 0;
        TrainingOptions never = options();
        (TSelf whole, History history) = Fit<TSelf, T>(never with { Epochs = epochs, Callbacks = [.. never.Callbacks, new Listener { BatchEnd = _ => stepsInAll++ }] });
        Assert.InRange(stepsInAll, epochs, epochs * StepsOfAnEpoch);
        Assert.Equal(epochs > 3, history.Epochs.Count < epochs);
        for (int k = 0; k < stepsInAll; k++)
        {
            using var source = new CancellationTokenSource();
            if (k == 0)
            {
                source.Cancel();
            }

            var stop = new Listener
            {
                BatchEnd = training =>
                {
                    if (training.TotalSteps == k)
                    {
                        source.Cancel();
                    }
                },
            };
            TrainingOptions stopped = options();
            Assert.Throws<OperationCanceledException>(() => Fit<TSelf, T>(
                stopped with { Epochs = epochs, CancellationToken = source.Token, Callbacks = [new BackupAndRestore(File, 1000), .. stopped.Callbacks, stop] }));
            TrainingOptions resumed = options();
            (TSelf network, History resumedHistory) = Fit<TSelf, T>(
                resumed with { Epochs = epochs, Callbacks = [new BackupAndRestore(File), .. resumed.Callbacks] }, seed: 2);
            Assert.Equal(Bits<TSelf, T>(whole), Bits<TSelf, T>(network));
            Assert.Equal(history.Losses, resumedHistory.Losses);
            Assert.Equal(history.ValidationLosses, resumedHistory.ValidationLosses);
        }
    }

    private static (TSelf Network, History History) Fit<TSelf, T>(TrainingOptions options, int seed = 1)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TSelf network = TSelf.Create(seed);
        return (network, Trainer.Fit<TSelf, T>(network, TrainingData.Clusters(50), options with { BatchSize = options.BatchSize == 0 ? 0 : 8, Seed = 4 }));
    }

    private static T[] Bits<TSelf, T>(TSelf network)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Parameters.Storage.ToArray();
}
