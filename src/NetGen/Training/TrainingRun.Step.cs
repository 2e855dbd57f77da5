using System;
using System.Numerics;

namespace NetGen;

/// <summary>A step: gradients of one batch or several, one update.</summary>
internal sealed partial class TrainingRun<TSelf, T>
    where TSelf : class, ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private void RunStep()
    {
        int firstRow = _nextRow;
        double losses = 0;
        for (int batch = 0; batch < Options.AccumulationSteps && _nextRow < _train.Count; batch++)
        {
            losses += ComputeGradients();
        }

        _sum?.TakeMean(_gradients.Values);
        Update();
        _lossSum += losses;
        StepLoss = losses / (_nextRow - firstRow);
        Step++;
        TotalSteps++;
    }

    /// <summary>Goes through the next batch.</summary>
    /// <returns>The sum of its samples' losses.</returns>
    private double ComputeGradients()
    {
        if (!IsFullBatch)
        {
            _batch.Fill(_train, _order.AsSpan(_nextRow, Math.Min(_batchSize, _train.Count - _nextRow)));
        }

        T loss = _network.ComputeGradients(_batch.Inputs, _batch.Targets, _gradients);
        if (!T.IsFinite(loss) || !Finite.All<T>(_gradients.Values))
        {
            throw NonFinite.BeforeUpdate(_network.Parameters, _gradients, loss, Epoch, Step + 1);
        }

        _sum?.Add(_gradients.Values, _batch.Count);
        _nextRow += _batch.Count;
        return double.CreateTruncating(loss) * _batch.Count;
    }

    private void Update()
    {
        if (Options.Schedule is { } schedule)
        {
            SetLearningRate(schedule);
        }

        _adjustment.Apply(_network.Parameters.Trainable, _gradients.Values);
        _optimizer.Step(_network.Parameters.Trainable, _gradients.Values);
        if (!Finite.All<T>(_network.Parameters.Trainable))
        {
            throw NonFinite.AfterUpdate(_network.Parameters, Epoch, Step + 1);
        }
    }

    private void SetLearningRate(Schedule schedule)
    {
        long time = schedule.Interval == ScheduleInterval.Step ? TotalSteps : Epoch - 1;
        double rate = schedule.LearningRate(_initialRate, time);
        Optimizer.LearningRate = rate >= 0 && double.IsFinite(rate)
            ? rate
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"{schedule.Describe()} gave a learning rate of {rate} at time {time}; it must be finite and at least 0."));
    }
}
