using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>How a training run went, epoch by epoch.</summary>
public sealed class History
{
    internal History(IReadOnlyList<EpochResult> epochs, TimeSpan elapsed)
    {
        Epochs = epochs;
        Losses = [.. epochs.Select(epoch => epoch.Loss)];
        ValidationLosses = [.. epochs.Where(epoch => epoch.ValidationLoss.HasValue).Select(epoch => epoch.ValidationLoss!.Value)];
        Elapsed = elapsed;
    }

    /// <summary>The epochs, in order.</summary>
    public IReadOnlyList<EpochResult> Epochs { get; }

    /// <summary>The training loss of every epoch.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>The validation loss of every epoch; empty without validation data.</summary>
    public IReadOnlyList<double> ValidationLosses { get; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Elapsed { get; }
}
