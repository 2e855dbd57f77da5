using System;

namespace NetGen;

/// <summary>
/// Lowers the learning rate once a number has stopped improving: by a factor, after more than <c>patience</c> epochs without a better value.
/// Rules and defaults are those of PyTorch's <c>ReduceLROnPlateau</c>.
/// </summary>
/// <names torch="torch.optim.lr_scheduler.ReduceLROnPlateau" keras="ReduceLROnPlateau"/>
/// <example><c>new ReduceOnPlateau(factor: 0.5, patience: 5)</c></example>
public sealed class ReduceOnPlateau : Callback
{
    // PyTorch's eps: a smaller change is not made.
    private const double LeastChange = 1e-8;

    private double _best;
    private int _badEpochs;
    private int _cooling;

    /// <summary>Makes the callback.</summary>
    /// <param name="monitor">What is watched; null is <see cref="MonitoredQuantity.ValidationLoss"/>.</param>
    /// <param name="factor">The new learning rate is the old one times this; at least 0 and below 1.</param>
    /// <param name="patience">How many epochs may pass without improvement; at least 0.</param>
    /// <param name="threshold">What counts as an improvement: better than the best by this share of it; at least 0.</param>
    /// <param name="relative">Whether <paramref name="threshold"/> is a share of the best value, or else a difference.</param>
    /// <param name="cooldown">Epochs after a change that are not counted; at least 0.</param>
    /// <param name="leastRate">The learning rate does not go below this; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public ReduceOnPlateau(
        MonitoredQuantity? monitor = null, double factor = 0.1, int patience = 10, double threshold = 1e-4, bool relative = true, int cooldown = 0, double leastRate = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        Monitor = monitor ?? MonitoredQuantity.ValidationLoss;
        Factor = Optimizer.DecayRate(factor);
        Patience = patience;
        Threshold = Optimizer.NonNegative(threshold);
        IsRelative = relative;
        Cooldown = cooldown;
        LeastRate = Optimizer.NonNegative(leastRate);
    }

    /// <summary>What is watched.</summary>
    public MonitoredQuantity Monitor { get; }

    /// <summary>What the learning rate is multiplied by.</summary>
    public double Factor { get; }

    /// <summary>How many epochs may pass without improvement.</summary>
    public int Patience { get; }

    /// <summary>What counts as an improvement.</summary>
    public double Threshold { get; }

    /// <summary>Whether <see cref="Threshold"/> is a share of the best value.</summary>
    public bool IsRelative { get; }

    /// <summary>Epochs after a change that are not counted.</summary>
    public int Cooldown { get; }

    /// <summary>The learning rate does not go below this.</summary>
    public double LeastRate { get; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        Monitor.CheckAvailable(training, nameof(ReduceOnPlateau));
        if (training.Options.Schedule is not null)
        {
            throw new ArgumentException(
                "Both TrainingOptions.Schedule and ReduceOnPlateau would set the learning rate: leave one of them out.", "options");
        }

        (_best, _badEpochs, _cooling) = (Monitor.Worst, 0, 0);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(training);
        double current = Monitor.Read(epoch);
        if (IsImprovement(current))
        {
            (_best, _badEpochs) = (current, 0);
        }
        else
        {
            _badEpochs++;
        }

        if (_cooling > 0)
        {
            _cooling--;
            _badEpochs = 0;
        }

        if (_badEpochs > Patience)
        {
            double rate = Math.Max(training.LearningRate * Factor, LeastRate);
            if (training.LearningRate - rate > LeastChange)
            {
                training.LearningRate = rate;
            }

            (_cooling, _badEpochs) = (Cooldown, 0);
        }
    }

    /// <inheritdoc/>
    public override void Transfer(StateArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        archive.Number("best", ref _best);
        archive.Count("bad_epochs", ref _badEpochs);
        archive.Count("cooling", ref _cooling);
    }

    /// <summary>A copy with its own count of epochs, so that one callback may serve several runs at once.</summary>
    protected internal override Callback ForRun() => (Callback)MemberwiseClone();

    // PyTorch's forms, in which a relative threshold on a negative best asks for less than the best.
    private bool IsImprovement(double value)
    {
        double sign = Monitor.HigherIsBetter ? 1 : -1;
        double bound = IsRelative ? _best * (1 + (sign * Threshold)) : _best + (sign * Threshold);
        return Monitor.HigherIsBetter ? value > bound : value < bound;
    }
}
