using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>What begins anew in every call of Fit, and what a call leaves as it was.</summary>
public sealed class RepeatedFitTests
{
    // With a learning rate of 0 the losses of the steps depend on the order of the samples and the masks alone.
    private static readonly TrainingOptions Still = new() { Epochs = 1, BatchSize = 8, Optimizer = new Sgd(0) };

    [Fact]
    public void One_epoch_a_call_repeats_the_order_and_the_masks()
    {
        (TrainingOptions Options, bool IsDropping)[] cases =
        [
            (Still, true), (Still with { BatchSize = 0 }, true), (Still, false),
        ];
        foreach ((TrainingOptions options, bool isDropping) in cases)
        {
            double[] once = Losses(options, isDropping, calls: 1);
            Assert.Equal([.. once, .. once], Losses(options, isDropping, calls: 2));
            double[] two = Losses(options with { Epochs = 2 }, isDropping, calls: 1);
            Assert.Equal(once, two[..once.Length]);
            Assert.NotEqual(once, two[once.Length..]);
            Assert.NotEqual(once, Losses(options with { Seed = 1 }, isDropping, calls: 1));
        }
    }

    [Fact]
    public void A_run_leaves_its_options_as_they_were()
    {
        var stopping = new EarlyStopping(MonitoredQuantity.Loss, minDelta: 0.02, patience: 2, restoreBestWeights: true);
        var plateau = new ReduceOnPlateau(MonitoredQuantity.Loss, factor: 0.5, patience: 1, threshold: 0.1);
        var listener = new Listener { EpochEnd = (training, _) => training.LearningRate *= 0.5 };
        Optimizer optimizer = new NAdam(0.05, momentumDecay: 0.01);
        Schedule schedule = new LinearSchedule(0.2, 1, 5).Then(5, new StepSchedule(3));
        foreach (Schedule? chosen in new[] { null, schedule })
        {
            var options = new TrainingOptions
            {
                Epochs = 12, BatchSize = 8, Optimizer = optimizer, Schedule = chosen, Callbacks = chosen is null ? [stopping, plateau, listener] : [stopping, listener],
            };
            TrainingOptions before = options with { };
            Callback[] callbacks = [.. options.Callbacks];
            (string, double, string) state = (optimizer.Describe(), optimizer.LearningRate, schedule.Describe());
            float[] first = Fit(options);
            Assert.Equal(before, options);
            Assert.Equal(callbacks, options.Callbacks);
            Assert.Equal(state, (optimizer.Describe(), optimizer.LearningRate, schedule.Describe()));
            Assert.Equal(("loss", 0.02, 2, true, 0), (stopping.Monitor.Name, stopping.MinDelta, stopping.Patience, stopping.RestoreBestWeights, stopping.StartFromEpoch));

            // Nor does anything that cannot be read: the same options give the same bits again.
            Assert.Equal(first, Fit(options));
        }
    }

    private static double[] Losses(TrainingOptions options, bool isDropping, int calls)
    {
        var losses = new List<double>();
        options = options with { Callbacks = [new Listener { BatchEnd = training => losses.Add(training.StepLoss) }] };
        var dropping = new Dropping(1);
        var logistic = DenseModel<Logistic, float>.Create(1);
        for (int call = 0; call < calls; call++)
        {
            _ = isDropping
                ? dropping.Fit(TrainingData.Clusters(40), options)
                : Trainer.Fit<DenseModel<Logistic, float>, float>(logistic, TrainingData.Clusters(40), options);
        }

        return [.. losses];
    }

    private static float[] Fit(TrainingOptions options)
    {
        var network = new Dropping(1);
        network.Fit(TrainingData.Clusters(40), options);
        return NetworkBits.Of(network);
    }
}
