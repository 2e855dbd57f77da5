using System;
using System.Numerics;

namespace NetGen;

/// <summary>A step: gradients of one batch or several, one update.</summary>
internal sealed partial class TrainingRun<TSelf, T>
    where TSelf : class, ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // From the data's own order every time, so an epoch's order depends on the seed and its number alone.
    private void Reorder()
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        if (Options.Carrying is { } carrying)
        {
            carrying.Order(_order, _cut.Size);
            if (_nextRow == 0)
            {
                carrying.Reset(Network, _gradients, _cut.Size);
            }
        }
        else if (Options.Shuffle && !IsFullBatch)
        {
            SeededShuffle.Permute(_order, new RandomStream(Options.Seed, Epoch, RandomPurpose.Shuffle).Bits(0));
        }
    }

    private void RunStep()
    {
        (double lossBefore, double weightBefore) = (_lossSum, _weightSum);
        if (_sum is not null)
        {
            _network.Parameters.Updated.CopyTo(_buffersBefore);
        }

        for (int batch = 0; batch < Options.AccumulationSteps && _nextRow < _order.Length; batch++)
        {
            ComputeGradients();
        }

        _sum?.TakeMean(_gradients.Values);
        Update();
        double weight = _weightSum - weightBefore;
        StepLoss = weight > 0 ? (_lossSum - lossBefore) / weight : 0;
        Step++;
        TotalSteps++;
    }

    /// <summary>Goes through the next batch.</summary>
    private void ComputeGradients()
    {
        if (!IsFullBatch && _filledAhead != (Epoch, _nextRow))
        {
            FillBatch();
        }

        double weight = _weights is null ? _batch.Count : WeighBatch(_weights);
        T loss = _network.ComputeGradients(_batch.Inputs, _batch.Targets, _gradients);
        weight *= _gradients.Count / _batch.Count ?? 1;
        _network.Parameters.Frozen.Clear(_gradients.Values);

        // Where nothing changes the gradients before the update, the update checks them.
        bool checksGradients = _sum is not null || _adjustment.IsActive;
        if (!T.IsFinite(loss) || !Finite.All<T>(_gradients.Updates) || (checksGradients && !Finite.All<T>(_gradients.Values)))
        {
            throw NotFinite(loss);
        }

        if (_sum is not null)
        {
            // Running statistics take in every batch, as PyTorch's do.
            _sum.Add(_gradients.Values, weight);
            _gradients.UpdateBuffers(_network);
        }

        _nextRow += _batch.Count;
        _lossSum += double.CreateTruncating(loss) * weight;
        _weightSum += weight;
    }

    private void FillBatch()
    {
        int count = _cut.CountAt(_nextRow);
        if (IsScattered)
        {
            _batch.Fill(_order.AsSpan(_nextRow, count));
        }
        else
        {
            _batch.Fill(_nextRow, count);
        }
    }

    /// <summary>Hands the batch's weights on.</summary>
    /// <returns>Their sum.</returns>
    private double WeighBatch(double[] weights)
    {
        double sum = 0;
        for (int i = 0; i < _batch.Count; i++)
        {
            double weight = weights[_order[_nextRow + i]];
            _batchWeights[i] = T.CreateTruncating(weight);
            sum += weight;
        }

        _gradients.WeighSamples(_batchWeights.AsSpan(0, _batch.Count));
        return sum;
    }

    private void Update()
    {
        if (Options.Schedule is { } schedule)
        {
            SetLearningRate(schedule);
        }

        InterleavedWork? nextBatch = NextBatchAhead(out int count);
        UpdateOutcome outcome = UpdateTrained(nextBatch, out bool isBatchFilled);
        switch (outcome)
        {
            case UpdateOutcome.GradientNotFinite:
                throw NotFinite(T.Zero);
            case UpdateOutcome.ParameterNotFinite:
                throw NonFinite.AfterUpdate(_network.Parameters, Epoch, Step + 1);
            default:
                _gradients.UpdateBuffers(_network);
                break;
        }

        if (isBatchFilled)
        {
            _batch.FinishAhead(count);
            _filledAhead = (Epoch, _nextRow);
        }
    }

    private UpdateOutcome UpdateTrained(InterleavedWork? nextBatch, out bool isBatchFilled)
    {
        _network.Parameters.BeginUpdate(_gradients.Values);
        try
        {
            _adjustment.Apply(_network.Parameters.Trainable, _gradients.Values);
            return _optimizer.StepChecked(_network.Parameters.Trainable, _gradients.Values, nextBatch, out isBatchFilled);
        }
        finally
        {
            _network.Parameters.EndUpdate();
        }
    }

    /// <summary>The filling of the epoch's next batch, to be interleaved with the update, which does not read the batch.</summary>
    private InterleavedWork? NextBatchAhead(out int count)
    {
        count = _nextRow < _order.Length ? _cut.CountAt(_nextRow) : 0;
        return count > 0 && IsScattered && !IsFullBatch
            ? _batch.FillAhead(_order, _nextRow, count, Team.SizeForElements(_gradients.Values.Length))
            : null;
    }

    private TrainingException NotFinite(T loss)
    {
        // What the step's batches before this one have left.
        _buffersBefore.CopyTo(_network.Parameters.Updated);
        return NonFinite.BeforeUpdate(_network.Parameters, _gradients, loss, Epoch, Step + 1);
    }

    private void SetLearningRate(Schedule schedule)
    {
        long time = schedule.Interval == ScheduleInterval.Step ? TotalSteps : Epoch - 1;
        double rate = schedule.LearningRate(_initialRate, time);
        LearningRate = rate >= 0 && double.IsFinite(rate)
            ? rate
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"{schedule.Describe()} gave a learning rate of {rate} at time {time}; it must be finite and at least 0."));
    }
}
