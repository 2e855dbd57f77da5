using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace NetGen;

/// <summary>
/// What every run of <c>Fit</c> publishes through <see cref="System.Diagnostics.Metrics"/>, so that OpenTelemetry (<c>AddMeter("NetGen")</c>) and
/// <c>dotnet-counters monitor --counters NetGen</c> see it. Each measurement has the tag <c>netgen.network</c>, the name of the network's class.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term><c>netgen.training.loss</c></term><description>gauge: the mean loss of a step's samples, before the step, in training
/// mode</description></item>
/// <item><term><c>netgen.training.validation_loss</c></term><description>gauge: the mean loss over the validation data, after every
/// epoch</description></item>
/// <item><term><c>netgen.training.learning_rate</c></term><description>gauge: the learning rate of a step</description></item>
/// <item><term><c>netgen.training.steps</c></term><description>counter, <c>{step}</c>: steps done; its rate is steps a second</description></item>
/// <item><term><c>netgen.training.step_rate</c></term><description>gauge, <c>{step}/s</c>: steps a second, once a second and after every
/// epoch</description></item>
/// </list>
/// Where nobody listens, a step costs a few comparisons. <c>MetricsSupport</c> set to false in a project removes all of it from a Native AOT program.
/// </remarks>
public static class TrainingMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "NetGen";

    private const string Switch = "System.Diagnostics.Metrics.Meter.IsSupported";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Gauge<double> Loss = Meter.CreateGauge<double>("netgen.training.loss", null, "Mean loss of the last step's samples");
    private static readonly Gauge<double> ValidationLoss =
        Meter.CreateGauge<double>("netgen.training.validation_loss", null, "Mean loss over the validation data");
    private static readonly Gauge<double> LearningRate =
        Meter.CreateGauge<double>("netgen.training.learning_rate", null, "Learning rate of the last step");
    private static readonly Counter<long> Steps = Meter.CreateCounter<long>("netgen.training.steps", "{step}", "Steps done");
    private static readonly Gauge<double> StepRate = Meter.CreateGauge<double>("netgen.training.step_rate", "{step}/s", "Steps a second");

    /// <summary>Whether the project keeps metrics: <c>MetricsSupport</c>. Where it does not, trimming leaves all of this out.</summary>
    [FeatureSwitchDefinition(Switch)]
    internal static bool IsSupported => !AppContext.TryGetSwitch(Switch, out bool isOn) || isOn;

    /// <summary>The part of a run that publishes; not thread-safe, as the run.</summary>
    internal sealed class Publisher : Callback
    {
        private KeyValuePair<string, object?> _network;
        private long _lastTime;
        private long _lastSteps;

        public override void OnTrainBegin(TrainingContext training) => _network = new("netgen.network", training.Network.Name);

        public override void OnTrainBatchEnd(TrainingContext training)
        {
            if (Loss.Enabled)
            {
                Loss.Record(training.StepLoss, _network);
            }

            if (LearningRate.Enabled)
            {
                LearningRate.Record(training.LearningRate, _network);
            }

            if (Steps.Enabled)
            {
                Steps.Add(1, _network);
            }

            if (StepRate.Enabled)
            {
                PublishRate(training, leastSeconds: 1);
            }
        }

        public override void OnEpochEnd(TrainingContext training, EpochResult epoch)
        {
            if (epoch.ValidationLoss is { } loss && ValidationLoss.Enabled)
            {
                ValidationLoss.Record(loss, _network);
            }

            if (StepRate.Enabled)
            {
                PublishRate(training, leastSeconds: 0);
            }
        }

        private void PublishRate(TrainingContext training, double leastSeconds)
        {
            long now = Stopwatch.GetTimestamp();
            double seconds = Stopwatch.GetElapsedTime(_lastTime, now).TotalSeconds;
            if (_lastTime != 0 && seconds < leastSeconds)
            {
                return;
            }

            if (_lastTime != 0 && training.TotalSteps > _lastSteps && seconds > 0)
            {
                StepRate.Record((training.TotalSteps - _lastSteps) / seconds, _network);
            }

            (_lastTime, _lastSteps) = (now, training.TotalSteps);
        }
    }
}
