using System;
using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>The whole run in a file, and back.</summary>
internal sealed partial class TrainingRun<TSelf, T>
    where TSelf : class, ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override WeightsSnapshot CreateSnapshot() => new WeightsSnapshot<T>(_network.Parameters);

    internal override void SaveCheckpoint(string path)
    {
        SafetensorsWriter writer = NetworkFile.Writer<TSelf, T>(_network);
        Transfer(new StateArchive(Network, writer));
        writer.Save(path);
    }

    /// <summary>All or nothing: the network is overwritten last, once everything else has been found to fit.</summary>
    internal override void Resume(string path)
    {
        CheckpointContent content = CheckpointContent.Read<T>(path);
        T[] storage = new T[_network.Parameters.Values.Length];
        foreach (TensorInfo tensor in Network.Tensors)
        {
            tensor.Layout.Write<T>(storage, tensor.Rows, tensor.Columns, content.Take<T>(tensor.Name, tensor.Shape));
        }

        Transfer(new StateArchive(Network, content));
        content.CheckEmpty();
        storage.CopyTo(_network.Parameters.Storage);
    }

    private void Transfer(StateArchive archive)
    {
        TrainingIdentity.TransferNetwork(archive, Network);
        TrainingIdentity.TransferData(archive, _train, _validationData, Options);
        TrainingIdentity.TransferOptions(archive, Options);
        TransferRun(archive);
    }

    private void TransferRun(StateArchive archive)
    {
        archive.Expect("initial_learning_rate", _initialRate.ToString("R", CultureInfo.InvariantCulture));
        archive.Expect("list_of_frozen_tensors", _network.Parameters.Frozen.IsEmpty ? "none" : _network.Parameters.Frozen.Names);
        TransferPosition(archive);
        archive.Enter("history");
        TransferHistory(archive);
        archive.Enter("optimizer");
        _optimizer.Transfer(archive);
        _callbacks.Transfer(archive);
    }

    private void TransferPosition(StateArchive archive)
    {
        (int epoch, int step, long totalSteps, bool isStopping) = (Epoch, Step, TotalSteps, IsStopping);
        archive.Count("epoch", ref epoch, least: 1, most: int.MaxValue);
        archive.Count("step", ref step, least: 0, most: _train.Count);
        archive.Number("total_steps", ref totalSteps);
        archive.Count("next_row", ref _nextRow, least: Math.Min(step, 1), most: step == 0 ? 0 : _train.Count);
        archive.Number("loss_sum", ref _lossSum);
        archive.Number("weight_sum", ref _weightSum);
        double stepLoss = StepLoss;
        archive.Number("step_loss", ref stepLoss);
        StepLoss = stepLoss;
        archive.Flag("is_stopping", ref isStopping);
        (Epoch, Step, TotalSteps, IsStopping) = (epoch, step, totalSteps, isStopping);

        TransferCarried(archive);

        long randomStep = _gradients.Step;
        archive.Number("random_step", ref randomStep);
        _gradients.Step = randomStep;

        double rate = LearningRate;
        archive.Measure("learning_rate", ref rate);
        LearningRate = rate;
        long elapsed = Elapsed.Ticks;
        archive.Number("elapsed_ticks", ref elapsed);
        if (archive.IsReading)
        {
            _elapsedBefore = new TimeSpan(elapsed);
        }
    }

    /// <summary>What recurrent layers go on with within an epoch.</summary>
    private void TransferCarried(StateArchive archive)
    {
        if (Options.Carrying is not { } carrying || Step == 0)
        {
            return;
        }

        if (archive.IsReading)
        {
            carrying.Reset(Network, _gradients, _cut.Size);
        }

        Span<T> state = _gradients.State.Span;
        double[] values = new double[state.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = double.CreateTruncating(state[i]);
        }

        archive.Numbers("carried_state", values);
        for (int i = 0; i < values.Length; i++)
        {
            state[i] = T.CreateTruncating(values[i]);
        }
    }

    private void TransferHistory(StateArchive archive)
    {
        double[] losses = archive.Series("losses", [.. _epochs.ConvertAll(epoch => epoch.Loss)]);
        double[] validation = archive.Series("validation_losses", [.. _epochs.ConvertAll(epoch => epoch.ValidationLoss ?? double.NaN)]);
        double[] ticks = archive.Series("elapsed_ticks", [.. _epochs.ConvertAll(epoch => (double)epoch.Elapsed.Ticks)]);
        if (archive.IsReading)
        {
            _epochs.Clear();
            for (int i = 0; i < Math.Min(losses.Length, Math.Min(validation.Length, ticks.Length)); i++)
            {
                _epochs.Add(new EpochResult(i + 1, losses[i], _validation is null ? null : validation[i], new TimeSpan((long)ticks[i])));
            }
        }
    }
}
