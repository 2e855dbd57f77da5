using System;

namespace NetGen.Tests.Training;

/// <summary>A user's callback, put together from delegates.</summary>
internal sealed class Listener : Callback
{
    public Action<TrainingContext>? TrainBegin { get; init; }

    public Action<TrainingContext>? EpochBegin { get; init; }

    public Action<TrainingContext>? BatchEnd { get; init; }

    public Action<TrainingContext, EpochResult>? EpochEnd { get; init; }

    public Action<TrainingContext>? TrainEnd { get; init; }

    public Action<TrainingContext>? Cancelled { get; init; }

    public Action<TrainingContext, Exception>? Failed { get; init; }

    public override void OnTrainBegin(TrainingContext training) => TrainBegin?.Invoke(training);

    public override void OnEpochBegin(TrainingContext training) => EpochBegin?.Invoke(training);

    public override void OnTrainBatchEnd(TrainingContext training) => BatchEnd?.Invoke(training);

    public override void OnEpochEnd(TrainingContext training, EpochResult epoch) => EpochEnd?.Invoke(training, epoch);

    public override void OnTrainEnd(TrainingContext training) => TrainEnd?.Invoke(training);

    public override void OnTrainCancelled(TrainingContext training) => Cancelled?.Invoke(training);

    public override void OnTrainFailed(TrainingContext training, Exception exception) => Failed?.Invoke(training, exception);
}
