using System;

namespace NetGen;

/// <summary>A number per epoch by which callbacks judge a run, and which of two values is the better one.</summary>
public sealed class MonitoredQuantity
{
    private readonly Func<EpochResult, double> _read;

    private MonitoredQuantity(string name, bool higherIsBetter, Func<EpochResult, double> read)
    {
        Name = name;
        HigherIsBetter = higherIsBetter;
        _read = read;
    }

    /// <summary>The mean loss over the validation data; the lower the better.</summary>
    public static MonitoredQuantity ValidationLoss { get; } = new("validation loss", false, epoch => epoch.ValidationLoss!.Value);

    /// <summary>The mean training loss of the epoch; the lower the better.</summary>
    public static MonitoredQuantity Loss { get; } = new("loss", false, epoch => epoch.Loss);

    /// <summary>What it is called in messages.</summary>
    public string Name { get; }

    /// <summary>Whether a higher value is the better one.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>A number of your own of which the lowest is the best, such as an error.</summary>
    /// <param name="name">What messages call it, and the placeholder in the path of a <see cref="ModelCheckpoint"/>.</param>
    /// <param name="measure">Called once after an epoch by every callback that monitors it, on the training thread. It is not told which run calls:
    /// where several runs go on at once, each needs a quantity of its own.</param>
    public static MonitoredQuantity Lowest(string name, Func<double> measure) => Own(name, false, measure);

    /// <summary>A number of your own of which the highest is the best, such as an accuracy.</summary>
    /// <param name="name">As in <see cref="Lowest"/>.</param>
    /// <param name="measure">As in <see cref="Lowest"/>.</param>
    public static MonitoredQuantity Highest(string name, Func<double> measure) => Own(name, true, measure);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal double Read(EpochResult epoch) => _read(epoch);

    /// <summary>The value that everything is better than.</summary>
    internal double Worst => HigherIsBetter ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Whether a value is better than another by more than a margin; NaN never is.</summary>
    internal bool IsBetter(double value, double than, double margin) => HigherIsBetter ? value - margin > than : value + margin < than;

    /// <exception cref="ArgumentException">The run has no such number.</exception>
    internal void CheckAvailable(TrainingContext training, string callback)
    {
        if (this == ValidationLoss && training.Options.Validation is null)
        {
            throw new ArgumentException($"{callback} monitors the validation loss, but TrainingOptions.Validation is null: set it, or monitor MonitoredQuantity.Loss.", "options");
        }
    }

    private static MonitoredQuantity Own(string name, bool higherIsBetter, Func<double> measure)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(measure);
        return new MonitoredQuantity(name, higherIsBetter, _ => measure());
    }
}
