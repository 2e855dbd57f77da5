using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class CallbackTests
{
    [Fact]
    public void Everything_is_told_in_order()
    {
        var heard = new List<string>();
        Fit(new TrainingOptions { Epochs = 2, BatchSize = 20, OnEpoch = epoch => heard.Add($"OnEpoch {epoch.Epoch}"), Callbacks = [Told("a", heard), Told("b", heard)] });
        Assert.Equal(
            [
                "a begins", "b begins",
                "a epoch 1 begins", "b epoch 1 begins", "a 1.1 of 1", "b 1.1 of 1", "a 1.2 of 2", "b 1.2 of 2", "OnEpoch 1", "a epoch 1 ends", "b epoch 1 ends",
                "a epoch 2 begins", "b epoch 2 begins", "a 2.1 of 3", "b 2.1 of 3", "a 2.2 of 4", "b 2.2 of 4", "OnEpoch 2", "a epoch 2 ends", "b epoch 2 ends",
                "a ends", "b ends",
            ],
            heard);
    }

    [Fact]
    public void A_stop_within_an_epoch_ends_it_after_the_step()
    {
        int ended = 0;
        var stop = new Listener
        {
            BatchEnd = training =>
            {
                if (training.TotalSteps == 6)
                {
                    training.Stop();
                }
            },
            TrainEnd = _ => ended++,
        };
        History history = Fit(new TrainingOptions { Epochs = 5, BatchSize = 10, Callbacks = [stop] });
        Assert.Equal(2, history.Epochs.Count);
        Assert.Equal(1, ended);
    }

    [Fact]
    public void A_stop_before_the_first_step_trains_nothing()
    {
        var untouched = DenseModel<Logistic, float>.Create(1);
        foreach (Listener stop in new[] { new Listener { TrainBegin = t => t.Stop() }, new Listener { EpochBegin = t => t.Stop() } })
        {
            var network = DenseModel<Logistic, float>.Create(1);
            Assert.Empty(Trainer.Fit<DenseModel<Logistic, float>, float>(network, TrainingData.Clusters(40), new TrainingOptions { Callbacks = [stop] }).Epochs);
            Assert.Equal(untouched.Parameters.Storage, network.Parameters.Storage);
        }
    }

    [Fact]
    public void The_loss_of_a_step_is_its_batchs()
    {
        var losses = new List<double>();
        History history = Fit(new TrainingOptions
        {
            Epochs = 1, BatchSize = 20, Optimizer = new Sgd(0), Callbacks = [new Listener { TrainBegin = t => losses.Add(t.StepLoss), BatchEnd = t => losses.Add(t.StepLoss) }],
        });
        Assert.Equal(double.NaN, losses[0]);
        Assert.Equal(history.Losses[0], losses.Skip(1).Average(), 1e-12);
    }

    [Fact]
    public void Cancelling_is_told_before_it_is_thrown()
    {
        using var source = new CancellationTokenSource();
        var heard = new List<string>();
        var callback = new Listener
        {
            BatchEnd = training =>
            {
                heard.Add("step");
                if (training.Step == 2)
                {
                    source.Cancel();
                }
            },
            Cancelled = training => heard.Add($"cancelled after {training.Step}"),
            TrainEnd = _ => heard.Add("ended"),
        };
        Assert.Throws<OperationCanceledException>(
            () => Fit(new TrainingOptions { BatchSize = 10, CancellationToken = source.Token, Callbacks = [callback] }));
        Assert.Equal(["step", "step", "cancelled after 2"], heard);
    }

    [Fact]
    public void A_failure_is_told_to_every_callback_that_had_begun()
    {
        var failure = new InvalidOperationException("step 3");
        var heard = new List<string>();
        Listener first = Failing("first", heard);
        Listener second = Failing("second", heard, training => _ = training.TotalSteps == 3 ? throw failure : 0);
        Assert.Same(
            failure, Assert.Throws<InvalidOperationException>(() => Fit(new TrainingOptions { BatchSize = 10, Callbacks = [first, second] })));
        Assert.Equal(["first: step 3", "second: step 3"], heard);

        // The second never began.
        heard.Clear();
        var refusing = new Listener { TrainBegin = _ => throw failure, Failed = (_, _) => heard.Add("refusing") };
        Assert.Same(failure, Assert.Throws<InvalidOperationException>(() => Fit(new TrainingOptions { Callbacks = [first, refusing] })));
        Assert.Equal(["first: step 3"], heard);

        heard.Clear();
        Fit(new TrainingOptions { Epochs = 1, Callbacks = [first] });
        Assert.Empty(heard);
    }

    [Fact]
    public void A_cancellation_is_told_as_a_failure_after_all_have_heard_of_it()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var heard = new List<string>();
        Listener[] callbacks = [.. new[] { "a", "b" }.Select(name => new Listener
        {
            Cancelled = _ => heard.Add($"{name} cancelled"), Failed = (_, exception) => heard.Add($"{name} {exception.GetType().Name}"),
        })];
        Assert.Throws<OperationCanceledException>(() => Fit(new TrainingOptions { CancellationToken = source.Token, Callbacks = callbacks }));
        Assert.Equal(["a cancelled", "b cancelled", "a OperationCanceledException", "b OperationCanceledException"], heard);
    }

    [Fact]
    public void What_a_callback_throws_on_a_failure_hides_neither_the_failure_nor_the_next_callback()
    {
        var heard = new List<string>();
        var failing = new Listener { Failed = (_, _) => throw new NotSupportedException() };
        var next = new Listener { BatchEnd = _ => throw new InvalidOperationException("step"), Failed = (_, exception) => heard.Add(exception.Message) };
        Assert.Throws<InvalidOperationException>(() => Fit(new TrainingOptions { Callbacks = [failing, next] }));
        Assert.Equal(["step"], heard);
    }

    [Fact]
    public void The_learning_rate_of_a_run_is_checked() => Assert.StartsWith(
        "LearningRate must be finite and at least 0, but is NaN.",
        Assert.Throws<ArgumentOutOfRangeException>(
            "LearningRate", () => Fit(new TrainingOptions { Callbacks = [new Listener { BatchEnd = training => training.LearningRate = double.NaN }] })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Callbacks_must_be_there()
    {
        Assert.Throws<ArgumentNullException>("Callbacks", () => new TrainingOptions { Callbacks = null! });
        Assert.Throws<ArgumentNullException>("Callbacks", () => new TrainingOptions { Callbacks = [null!] });
    }

    private static Listener Failing(string name, List<string> heard, Action<TrainingContext>? batchEnd = null) => new()
    {
        BatchEnd = batchEnd, Failed = (_, exception) => heard.Add($"{name}: {exception.Message}"),
    };

    private static Listener Told(string name, List<string> heard) => new()
    {
        TrainBegin = _ => heard.Add($"{name} begins"),
        EpochBegin = t => heard.Add($"{name} epoch {t.Epoch} begins"),
        BatchEnd = t => heard.Add($"{name} {t.Epoch}.{t.Step} of {t.TotalSteps}"),
        EpochEnd = (_, epoch) => heard.Add($"{name} epoch {epoch.Epoch} ends"),
        TrainEnd = _ => heard.Add($"{name} ends"),
    };

    private static History Fit(TrainingOptions options) =>
        Trainer.Fit<DenseModel<Logistic, float>, float>(DenseModel<Logistic, float>.Create(1), TrainingData.Clusters(40), options);
}
