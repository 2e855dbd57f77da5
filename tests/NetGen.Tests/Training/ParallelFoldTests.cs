using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Training.Schedules;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Folds in parallel, of one <see cref="TrainingOptions"/>, have the bits of folds one after the other, and change neither options nor
/// optimizer.</summary>
public sealed class ParallelFoldTests
{
    private const int Folds = 4;

    private static readonly Dictionary<string, Func<Callback>> CallbackCases = new()
    {
        ["early stopping"] = () => new EarlyStopping(minDelta: 0.02, patience: 1),
        ["early stopping with the best weights"] = () => new EarlyStopping(minDelta: 0.02, patience: 2, restoreBestWeights: true),
        ["plateau"] = () => new ReduceOnPlateau(factor: 0.5, patience: 0, threshold: 0.1, cooldown: 1),
        ["one's own"] = () => new Halving(),
    };

    public static TheoryData<string> Optimizers => new(OptimizerCases.All.Keys);

    public static TheoryData<string> Schedules => new(ScheduleTests.Cases.Keys);

    public static TheoryData<string> Callbacks => new(CallbackCases.Keys);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void With_every_optimizer(string name) => Hold(new TrainingOptions
    {
        Epochs = 4, Optimizer = OptimizerCases.All[name].Create(), Schedule = new LinearSchedule(0.2, 1, 20, ScheduleInterval.Step),
    });

    [Theory]
    [MemberData(nameof(Schedules))]
    public void With_every_schedule(string name) =>
        Hold(new TrainingOptions { Epochs = 8, Optimizer = new Adam(0.05), Schedule = ScheduleTests.Cases[name] });

    [Theory]
    [MemberData(nameof(Callbacks))]
    public void With_every_callback(string name)
    {
        var options = new TrainingOptions
        {
            Epochs = 12, Optimizer = new Adam(0.05), Validation = TrainingData.Clusters(10), Callbacks = [CallbackCases[name]()],
        };
        Assert.NotEqual(Fold(0, options with { Callbacks = [] }).Weights, Hold(options)[0].Weights);
    }

    /// <summary>Callbacks that serve one run at a time: files, and a callback of the user's without <c>ForRun</c>.</summary>
    [Theory]
    [InlineData("checkpoints", true)]
    [InlineData("the best network", true)]
    [InlineData("backup", false)]
    [InlineData("one's own", false)]
    public void With_a_callback_for_each_fold(string name, bool keepsFiles)
    {
        string folder = Directory.CreateTempSubdirectory("netgen-folds-").FullName;
        try
        {
            var options = new TrainingOptions { Epochs = 5, Optimizer = new Adam(0.05), Validation = TrainingData.Clusters(10) };
            (float[] Weights, double[] Losses)[] serial =
                [.. Enumerable.Range(0, Folds).Select(fold => Fold(fold, options with { Callbacks = [Of("serial", fold)] }))];
            (float[] Weights, double[] Losses)[] parallel = ParallelRuns.Run(
                Folds, (fold, wait) => Fold(fold, options with { Callbacks = [Of("parallel", fold), wait] }));
            for (int fold = 0; fold < Folds; fold++)
            {
                Assert.Equal(serial[fold].Weights, parallel[fold].Weights);
                Assert.Equal(serial[fold].Losses, parallel[fold].Losses);
                string[] files = Directory.GetFiles(folder, $"serial{fold}*");
                Assert.Equal(keepsFiles, files.Length > 0);
                Assert.All(files, file => Assert.Equal(
                    File.ReadAllBytes(file), File.ReadAllBytes(file.Replace("serial", "parallel", StringComparison.Ordinal))));
            }

            Assert.Equal(serial.Length, serial.Select(result => result.Losses[^1]).Distinct().Count());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Callback Of(string kind, int fold)
        {
            string path = Path.Combine(folder, $"{kind}{fold}");
            return name switch
            {
                "checkpoints" => new ModelCheckpoint(path + "-{epoch}-{val_loss:.4f}"),
                "the best network" => new ModelCheckpoint(path, saveBestOnly: true),
                "backup" => new BackupAndRestore(path, saveFrequency: 2),
                _ => new Slowing(),
            };
        }
    }

    [Fact]
    public void With_everything_that_acts_on_the_gradient() => Hold(new TrainingOptions
    {
        AccumulationSteps = 2,
        ClipNorm = 0.1,
        ClipValue = 0.05,
        L1 = 1e-3,
        DecayBiasesAndNorms = false,
        Optimizer = new AdamW(weightDecay: 0.1),
        ClassWeights = [1, 2],
    });

    [Fact]
    public void Eight_fits_of_one_network_have_one_result()
    {
        var optimizer = new Adam(0.01);
        var options = new TrainingOptions { Epochs = 60, BatchSize = 8, Optimizer = optimizer, Schedule = new CosineSchedule(60) };
        float[] alone = Fit(options);
        float[][] together = ParallelRuns.Run(8, (_, wait) => Fit(options with { Callbacks = [wait] }));
        Assert.All(together, weights => Assert.Equal(alone, weights));
        Assert.Equal(0.01, optimizer.LearningRate);

        static float[] Fit(TrainingOptions options)
        {
            var network = new Normalised(seed: 1);
            network.Fit(TrainingData.Clusters(40), options);
            return NetworkBits.Of(network);
        }
    }

    [Fact]
    public void What_a_shared_callback_reports_is_of_one_run()
    {
        var stopping = new EarlyStopping(minDelta: 0.02, patience: 1);
        var options = new TrainingOptions { Epochs = 12, Optimizer = new Adam(0.05), Validation = TrainingData.Clusters(10), Callbacks = [stopping] };
        (double, int, int)[] alone = [.. Enumerable.Range(0, Folds).Select(fold =>
        {
            Fold(fold, options);
            return (stopping.Best, stopping.BestEpoch, stopping.StoppedEpoch);
        })];
        Assert.Equal(Folds, alone.Distinct().Count());
        Assert.All(alone, result => Assert.InRange(result.Item3, 2, 12));
        ParallelRuns.Run(Folds, (fold, wait) => Fold(fold, options with { Callbacks = [stopping, wait] }));
        Assert.Contains((stopping.Best, stopping.BestEpoch, stopping.StoppedEpoch), alone);
    }

    private static (float[] Weights, double[] Losses)[] Hold(TrainingOptions options)
    {
        double rate = options.Optimizer.LearningRate;
        (float[] Weights, double[] Losses)[] serial = [.. Enumerable.Range(0, Folds).Select(fold => Fold(fold, options))];
        Assert.Equal(Folds, serial.Select(result => result.Losses[^1]).Distinct().Count());
        (float[] Weights, double[] Losses)[] parallel = ParallelRuns.Run(
            Folds, (fold, wait) => Fold(fold, options with { Callbacks = [.. options.Callbacks, wait] }));
        for (int fold = 0; fold < Folds; fold++)
        {
            Assert.Equal(serial[fold].Weights, parallel[fold].Weights);
            Assert.Equal(serial[fold].Losses, parallel[fold].Losses);
        }

        Assert.Equal(rate, options.Optimizer.LearningRate);
        return serial;
    }

    private static (float[] Weights, double[] Losses) Fold(int fold, TrainingOptions options)
    {
        var network = new Normalised(seed: fold);
        History history = network.Fit(TrainingData.Clusters(40).Shuffle(fold), options with { BatchSize = 8, Seed = fold });
        return (NetworkBits.Of(network), [.. history.Losses]);
    }

    /// <summary>A user's callback with state that is not made anew: each run needs its own.</summary>
    private sealed class Slowing : Callback
    {
        private int _steps;

        public override void OnTrainBatchEnd(TrainingContext training) => training.LearningRate = 0.05 / ++_steps;
    }

    /// <summary>A user's callback with state, made anew for each run: halves the rate after every second epoch.</summary>
    private sealed class Halving : Callback
    {
        private int _epochs;

        public override void OnEpochEnd(TrainingContext training, EpochResult epoch) => training.LearningRate *= ++_epochs % 2 == 0 ? 0.5 : 1;

        protected internal override Callback ForRun() => new Halving();
    }
}
