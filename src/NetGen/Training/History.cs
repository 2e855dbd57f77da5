using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>How a training run went, epoch by epoch.</summary>
public sealed class History
{
    internal History(IReadOnlyList<EpochResult> epochs, TimeSpan elapsed)
    {
        Epochs = epochs;
        Elapsed = elapsed;
        var losses = new List<double>(epochs.Count);
        var validationLosses = new List<double>();
        foreach (EpochResult epoch in epochs)
        {
            losses.Add(epoch.Loss);
            if (epoch.ValidationLoss is { } validationLoss)
            {
                validationLosses.Add(validationLoss);
            }
        }

        Losses = [.. losses];
        ValidationLosses = [.. validationLosses];
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
