using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>What a run publishes, as a listener of the meter hears it.</summary>
public sealed class TrainingMetricsTests
{
    [Fact]
    public void A_run_is_published()
    {
        var heard = new List<(string Name, double Value)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == TrainingMetrics.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();

        var stepLosses = new List<double>();
        Dataset data = TrainingData.Clusters(40);
        History history = new Published(1).Fit(data, new TrainingOptions
        {
            Epochs = 3,
            BatchSize = 16,
            Validation = data,
            Optimizer = new Sgd(0.125),
            Callbacks = [new Listener { BatchEnd = training => stepLosses.Add(training.StepLoss) }],
        });

        Assert.Equal(9, stepLosses.Count);
        Assert.Equal(stepLosses, Values("netgen.training.loss"));
        Assert.Equal(Enumerable.Repeat(1.0, 9), Values("netgen.training.steps"));
        Assert.Equal(Enumerable.Repeat(0.125, 9), Values("netgen.training.learning_rate"));
        Assert.Equal(history.ValidationLosses, Values("netgen.training.validation_loss"));
        Assert.Equal(3, Values("netgen.training.step_rate").Length);
        Assert.All(Values("netgen.training.step_rate"), rate => Assert.True(rate > 0));

        double[] Values(string name) => [.. heard.Where(h => h.Name == name).Select(h => h.Value)];

        // Runs of other tests are heard, too.
        void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags is [{ Key: "netgen.network", Value: nameof(Published) }])
            {
                heard.Add((instrument.Name, value));
            }
        }
    }

    [Theory]
    [InlineData(40, 16, 1, 3)]
    [InlineData(40, 16, 2, 2)]
    [InlineData(40, 0, 1, 1)]
    public void Callbacks_know_how_far_the_run_goes(int rows, int batchSize, int accumulation, int steps)
    {
        var seen = new List<(int Step, int Steps, int Last)>();
        new Published(1).Fit(TrainingData.Clusters(rows), new TrainingOptions
        {
            Epochs = 2,
            BatchSize = batchSize,
            AccumulationSteps = accumulation,
            Callbacks = [new Listener { BatchEnd = training => seen.Add((training.Step, training.StepsPerEpoch, training.LastEpoch)) }],
        });
        Assert.Equal(2 * steps, seen.Count);
        Assert.All(seen, s => Assert.Equal((steps, 2), (s.Steps, s.Last)));
        Assert.Equal(steps, seen[^1].Step);
    }

    [Fact]
    public void The_last_epoch_counts_those_of_earlier_calls()
    {
        int last = 0;
        var network = new Published(1);
        var options = new TrainingOptions
        {
            Epochs = 2,
            State = new TrainingState(),
            Callbacks = [new Listener { EpochBegin = training => last = training.LastEpoch }],
        };
        network.Fit(TrainingData.Clusters(40), options);
        Assert.Equal(2, last);
        network.Fit(TrainingData.Clusters(40), options);
        Assert.Equal(4, last);
    }
}

[Network(Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(3, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class Published;
