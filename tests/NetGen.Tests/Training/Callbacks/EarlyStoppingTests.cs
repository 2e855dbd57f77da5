using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>The rules of Keras's callback, on made-up values, one an epoch.</summary>
public sealed class EarlyStoppingTests
{
    // Expected: the epochs trained, and the best of them, from 1.
    [Theory]
    [InlineData(0, 0, "5 4 3 3 2 1", 4, 3)]
    [InlineData(1, 0, "5 4 3 3 2 1", 4, 3)]
    [InlineData(2, 0, "5 4 3 3 2 2 2 1", 7, 5)]
    [InlineData(2, 0, "5 4 3 2 1", 5, 5)]
    [InlineData(2, 1, "5 4.5 3.9 3.5 3.4 0", 5, 3)]
    [InlineData(2, 1, "5 4.5 4 0", 3, 1)]
    [InlineData(1, 0, "NaN NaN 1", 2, 0)]
    [InlineData(3, 0, "NaN 2 NaN 3 3 1", 5, 2)]
    public void Stops_when_patience_is_out(int patience, double minDelta, string values, int epochs, int best)
    {
        EarlyStopping stopping = Run(values, lowest => new EarlyStopping(lowest, minDelta, patience), out int trained);
        Assert.Equal((epochs, best), (trained, stopping.BestEpoch));
        Assert.Equal(trained == Values(values).Length ? 0 : trained, stopping.StoppedEpoch);
    }

    [Fact]
    public void Higher_may_be_better()
    {
        double[] values = [0.5, 0.6, 0.7, 0.65, 0.9];
        int epoch = 0;
        var stopping = new EarlyStopping(MonitoredQuantity.Highest("accuracy", () => values[epoch++]), patience: 1);
        Assert.Equal(4, Fit(5, stopping).Epochs.Count);
        Assert.Equal((0.7, 3, 4), (stopping.Best, stopping.BestEpoch, stopping.StoppedEpoch));
    }

    [Fact]
    public void Only_an_improvement_past_the_baseline_renews_patience()
    {
        Run("5 4 3 2 2", lowest => new EarlyStopping(lowest, patience: 2, baseline: 2.5), out int trained);
        Assert.Equal(5, trained);
        Run("5 4 3 3 2", lowest => new EarlyStopping(lowest, patience: 2, baseline: 2.5), out trained);
        Assert.Equal(4, trained);
    }

    [Fact]
    public void The_first_epochs_may_be_left_out()
    {
        EarlyStopping stopping = Run("1 9 9 5 4 4 4", lowest => new EarlyStopping(lowest, patience: 1, startFromEpoch: 3), out int trained);
        Assert.Equal((6, 5), (trained, stopping.BestEpoch));
    }

    [Theory]
    [InlineData("5 4 3 3 3 3", 3)]
    [InlineData("5 2 4 1", 4)]
    [InlineData("5 2 4", 2)]
    public void The_best_weights_come_back_whether_or_not_it_stopped(string values, int best)
    {
        var weights = new List<float[]>();
        var network = DenseModel<Logistic, float>.Create(1);
        double[] numbers = Values(values);
        int epoch = 0;
        var stopping = new EarlyStopping(MonitoredQuantity.Lowest("made up", () => numbers[epoch++]), patience: 2, restoreBestWeights: true);
        Fit(numbers.Length, stopping, network, _ => weights.Add(network.Parameters.Storage.ToArray()));
        Assert.Equal(weights[best - 1], network.Parameters.Storage.ToArray());
        Assert.Equal(weights.Count, weights.Select(w => w[0]).Distinct().Count());
    }

    [Fact]
    public void One_callback_serves_several_runs()
    {
        var stopping = new EarlyStopping(MonitoredQuantity.Loss, minDelta: 100, patience: 2);
        Assert.Equal([3, 3], new[] { Fit(9, stopping).Epochs.Count, Fit(9, stopping).Epochs.Count });
    }

    [Fact]
    public void Validation_must_be_there_if_it_is_monitored()
    {
        Assert.StartsWith(
            "EarlyStopping monitors the validation loss, but TrainingOptions.Validation is null: set it, or monitor MonitoredQuantity.Loss.",
            Assert.Throws<ArgumentException>(() => Fit(1, new EarlyStopping())).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("ModelCheckpoint monitors", Assert.Throws<ArgumentException>(() => Fit(1, new ModelCheckpoint("x", saveBestOnly: true))).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "ReduceOnPlateau monitors", Assert.Throws<ArgumentException>(() => Fit(1, new ReduceOnPlateau())).Message, StringComparison.Ordinal);
    }

    // Keras's.
    [Fact]
    public void Defaults()
    {
        var stopping = new EarlyStopping();
        Assert.Equal((0.0, 0, false, 0), (stopping.MinDelta, stopping.Patience, stopping.RestoreBestWeights, stopping.StartFromEpoch));
        Assert.Same(MonitoredQuantity.ValidationLoss, stopping.Monitor);
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => new EarlyStopping(patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>("minDelta", () => new EarlyStopping(minDelta: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("startFromEpoch", () => new EarlyStopping(startFromEpoch: -1));
    }

    private static EarlyStopping Run(string values, Func<MonitoredQuantity, EarlyStopping> create, out int trained)
    {
        double[] numbers = Values(values);
        int epoch = 0;
        EarlyStopping stopping = create(MonitoredQuantity.Lowest("made up", () => numbers[epoch++]));
        trained = Fit(numbers.Length, stopping).Epochs.Count;
        return stopping;
    }

    private static double[] Values(string values) => [.. values.Split(' ').Select(double.Parse)];

    private static History Fit(int epochs, Callback callback, DenseModel<Logistic, float>? network = null, Action<EpochResult>? onEpoch = null) =>
        Trainer.Fit<DenseModel<Logistic, float>, float>(
            network ?? DenseModel<Logistic, float>.Create(1),
            TrainingData.Clusters(40),
            new TrainingOptions { Epochs = epochs, Callbacks = [callback], OnEpoch = onEpoch, Optimizer = new Sgd(0.1) });
}
