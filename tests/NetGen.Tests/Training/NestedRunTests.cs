using System;
using System.IO;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>A run inside another one's callback, of the same options: neither disturbs the other, or the inner one is refused.</summary>
public sealed class NestedRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-nested-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Neither_disturbs_the_other()
    {
        foreach (TrainingOptions options in new[]
        {
            new TrainingOptions
            {
                Schedule = new CosineSchedule(6), Callbacks = [new EarlyStopping(MonitoredQuantity.Loss, patience: 2, minDelta: 0.01, restoreBestWeights: true)],
            },
            new TrainingOptions { Callbacks = [new ReduceOnPlateau(MonitoredQuantity.Loss, patience: 0, threshold: 0.5)] },
        })
        {
            TrainingOptions shared = options with { Epochs = 6, BatchSize = 8, Optimizer = new Adam(0.01) };
            float[] outerAlone = Fit(1, shared);
            float[] innerAlone = Fit(2, shared);
            float[] inner = [];
            var nesting = new Listener { EpochEnd = (_, epoch) => inner = epoch.Epoch == 2 ? Fit(2, shared) : inner };
            float[] outer = Fit(1, shared with { Callbacks = [.. shared.Callbacks, nesting] });
            Assert.Equal(outerAlone, outer);
            Assert.Equal(innerAlone, inner);
            Assert.Equal(0.01, shared.Optimizer.LearningRate);
        }
    }

    [Fact]
    public void A_callback_that_is_in_use_is_refused_and_free_again_afterwards()
    {
        var shared = new Listener();
        string expected = "NetGen.Tests.Training.Listener is in use: another training run with this callback has not ended, or it is in TrainingOptions.Callbacks twice. "
            + "Give every run a callback of its own, or override ForRun to return a new one.";
        Assert.Equal(expected, Refusal(shared, shared));
        Assert.Equal(expected, Assert.Throws<InvalidOperationException>(() => Fit(1, With(shared, shared))).Message);

        // After a refusal, after a run that ended, and after one that failed.
        Fit(1, With(shared));
        Assert.Throws<NotSupportedException>(() => Fit(1, With(shared, new Listener { BatchEnd = _ => throw new NotSupportedException() })));
        Fit(1, With(shared));
    }

    [Fact]
    public void A_file_that_another_run_writes_is_refused()
    {
        string path = Path.Combine(_folder, "run");
        Assert.Equal(
            $"BackupAndRestore cannot write '{path}': another training run that has not ended, or another callback of this run, writes that file. Give each a path of its own.",
            Refusal(new BackupAndRestore(path), new BackupAndRestore(path)));
        Assert.StartsWith(
            $"ModelCheckpoint cannot write '{path}': ", Refusal(new ModelCheckpoint(path), new ModelCheckpoint(path)), StringComparison.Ordinal);
        Assert.StartsWith($"ModelCheckpoint cannot write '{path}2': ", Refusal(new BackupAndRestore(path + "2"), new ModelCheckpoint(path + "2")), StringComparison.Ordinal);
        Fit(1, With(new ModelCheckpoint(path), new ModelCheckpoint(path + "2"), new BackupAndRestore(path + "3")));
    }

    private static TrainingOptions With(params Callback[] callbacks) => new() { Epochs = 2, BatchSize = 8, Callbacks = callbacks };

    /// <summary>Why a run with <paramref name="second"/> is refused while one with <paramref name="first"/> goes on, which ends as if nothing had
    /// happened.</summary>
    private static string Refusal(Callback first, Callback second)
    {
        string message = "";
        var nested = new Listener
        {
            EpochBegin = training =>
            {
                float[] before = NetworkBits.Of(new Normalised(seed: 3));
                var network = new Normalised(seed: 3);
                TrainingOptions options = With(new EarlyStopping(MonitoredQuantity.Loss), second);
                message = Assert.Throws<InvalidOperationException>(() => network.Fit(TrainingData.Clusters(40), options)).Message;
                Assert.Equal(before, NetworkBits.Of(network));
            },
        };
        Assert.Equal(Fit(1, With()), Fit(1, With(first, nested)));
        return message;
    }

    private static float[] Fit(int seed, TrainingOptions options)
    {
        var network = new Normalised(seed);
        network.Fit(TrainingData.Clusters(40), options);
        return NetworkBits.Of(network);
    }
}
