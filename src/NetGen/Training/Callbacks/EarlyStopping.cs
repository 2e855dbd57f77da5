using System;

namespace NetGen;

/// <summary>Stops training once a number has not improved for some epochs. Rules and defaults are those of Keras's <c>EarlyStopping</c>.</summary>
public sealed class EarlyStopping : Callback
{
    private readonly double? _baseline;
    private WeightsSnapshot? _bestWeights;
    private double _best;
    private int _bestEpoch;
    private int _wait;
    private int _stoppedEpoch;

    /// <summary>Makes the callback.</summary>
    /// <param name="monitor">What is watched; null is <see cref="MonitoredQuantity.ValidationLoss"/>.</param>
    /// <param name="minDelta">An improvement by this much or less is none; at least 0, in the unit of what is watched.</param>
    /// <param name="patience">How many epochs may pass without one; at least 0. As in Keras, 0 and 1 both stop after the first.</param>
    /// <param name="baseline">Only an improvement that beats this value renews the patience; null for none.</param>
    /// <param name="restoreBestWeights">Whether the network ends with the tensors of its best epoch instead of its last.</param>
    /// <param name="startFromEpoch">Epochs at the beginning that are not judged; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public EarlyStopping(
        MonitoredQuantity? monitor = null, double minDelta = 0, int patience = 0, double? baseline = null, bool restoreBestWeights = false, int startFromEpoch = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(startFromEpoch);
        Monitor = monitor ?? MonitoredQuantity.ValidationLoss;
        MinDelta = Optimizer.NonNegative(minDelta);
        Patience = patience;
        _baseline = baseline;
        RestoreBestWeights = restoreBestWeights;
        StartFromEpoch = startFromEpoch;
    }

    /// <summary>What is watched.</summary>
    public MonitoredQuantity Monitor { get; }

    /// <summary>An improvement by this much or less is none.</summary>
    public double MinDelta { get; }

    /// <summary>How many epochs may pass without improvement.</summary>
    public int Patience { get; }

    /// <summary>Whether the network ends with the tensors of its best epoch.</summary>
    public bool RestoreBestWeights { get; }

    /// <summary>Epochs at the beginning that are not judged.</summary>
    public int StartFromEpoch { get; }

    /// <summary>The best value so far; infinite before there is one.</summary>
    public double Best => _best;

    /// <summary>The epoch of <see cref="Best"/>, from 1; 0 before there is one.</summary>
    public int BestEpoch => _bestEpoch;

    /// <summary>The epoch after which training was stopped, from 1; 0 where it was not.</summary>
    public int StoppedEpoch => _stoppedEpoch;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        Monitor.CheckAvailable(training, nameof(EarlyStopping));
        _best = Monitor.Worst;
        (_bestEpoch, _wait, _stoppedEpoch) = (0, 0, 0);
        _bestWeights = RestoreBestWeights ? training.CreateSnapshot() : null;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(training);
        double current = Monitor.Read(epoch);
        if (epoch.Epoch <= StartFromEpoch)
        {
            return;
        }

        _wait++;
        if (Monitor.IsBetter(current, _best, MinDelta))
        {
            _best = current;
            _bestEpoch = epoch.Epoch;
            _bestWeights?.Capture();
            _wait = _baseline is null || Monitor.IsBetter(current, _baseline.Value, MinDelta) ? 0 : _wait;
            return;
        }

        if (_wait >= Patience && epoch.Epoch > 1)
        {
            _stoppedEpoch = epoch.Epoch;
            training.Stop();
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext training)
    {
        if (_bestEpoch > 0)
        {
            _bestWeights?.Restore();
        }
    }

    /// <inheritdoc/>
    public override void Transfer(StateArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        archive.Number("best", ref _best);
        archive.Count("best_epoch", ref _bestEpoch);
        archive.Count("wait", ref _wait);
        archive.Count("stopped_epoch", ref _stoppedEpoch);
        _bestWeights?.Transfer(archive);
    }
}
