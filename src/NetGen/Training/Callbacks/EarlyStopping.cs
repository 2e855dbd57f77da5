using System;
using System.Threading;

namespace NetGen;

/// <summary>
/// Stops training once a number has not improved for some epochs. Rules and defaults are those of Keras's <c>EarlyStopping</c>. Every run counts for
/// itself, so one callback may serve several runs at once; <see cref="Best"/>, <see cref="BestEpoch"/> and <see cref="StoppedEpoch"/> are those of
/// the run that last began, was resumed or judged an epoch. To read those of several runs at once, give every run a callback of its own.
/// </summary>
/// <names torch="–" keras="EarlyStopping"/>
/// <example><c>new EarlyStopping(patience: 20, restoreBestWeights: true)</c></example>
public sealed class EarlyStopping : Callback
{
    private readonly double? _baseline;
    private readonly Lock _reporting = new();

    // The callback that the user made and reads, of which every run has a copy.
    private readonly EarlyStopping _original;
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
    /// <param name="restoreBestWeights"> Whether the network ends with the tensors of its best epoch instead of its last, however training ends: also
    /// when it meets NaN or infinity, is cancelled, or a callback throws. Before the end of the first epoch that is judged there are none to go back
    /// to.
    /// </param>
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
        _original = this;
        _best = Monitor.Worst;
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
    public double Best
    {
        get
        {
            lock (_reporting)
            {
                return _best;
            }
        }
    }

    /// <summary>The epoch of <see cref="Best"/>, from 1; 0 before there is one.</summary>
    public int BestEpoch
    {
        get
        {
            lock (_reporting)
            {
                return _bestEpoch;
            }
        }
    }

    /// <summary>The epoch after which training was stopped, from 1; 0 where it was not.</summary>
    public int StoppedEpoch
    {
        get
        {
            lock (_reporting)
            {
                return _stoppedEpoch;
            }
        }
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        Monitor.CheckAvailable(training, nameof(EarlyStopping));
        _best = Monitor.Worst;
        (_bestEpoch, _wait, _stoppedEpoch) = (0, 0, 0);
        _bestWeights = RestoreBestWeights ? training.CreateSnapshot() : null;
        Report();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(training);
        double current = Monitor.Read(epoch);
        if (epoch.Epoch > StartFromEpoch)
        {
            Judge(training, epoch.Epoch, current);
            Report();
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext training) => RestoreWeights();

    /// <summary>Restores the best weights here too.</summary>
    /// <param name="training">The run.</param>
    /// <param name="exception">What ended it.</param>
    public override void OnTrainFailed(TrainingContext training, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(training);

        // A checkpoint that was refused has overwritten nothing, and must not do so by the weights it held.
        if (training.IsReady)
        {
            RestoreWeights();
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
        Report();
    }

    /// <summary>A copy with its own counts and weights, which reports to this callback.</summary>
    protected internal override Callback ForRun() => (Callback)MemberwiseClone();

    private void Judge(TrainingContext training, int epoch, double current)
    {
        _wait++;
        if (Monitor.IsBetter(current, _best, MinDelta))
        {
            _best = current;
            _bestEpoch = epoch;
            _bestWeights?.Capture();
            _wait = _baseline is null || Monitor.IsBetter(current, _baseline.Value, MinDelta) ? 0 : _wait;
            return;
        }

        if (_wait >= Patience && epoch > 1)
        {
            _stoppedEpoch = epoch;
            training.Stop();
        }
    }

    private void RestoreWeights()
    {
        if (_bestEpoch > 0)
        {
            _bestWeights?.Restore();
        }

        _bestWeights = null;
    }

    // Together, so that once no run goes on the three are of one run; read before, they may be of two.
    private void Report()
    {
        lock (_reporting)
        {
            (_original._best, _original._bestEpoch, _original._stoppedEpoch) = (_best, _bestEpoch, _stoppedEpoch);
        }
    }
}
