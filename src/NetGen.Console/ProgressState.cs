using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>How a run ended, or that it has not.</summary>
internal enum RunEnding
{
    Running,
    Finished,
    Cancelled,
    Failed,
}

/// <summary>A run as it is shown.</summary>
internal sealed class ProgressState
{
    public LossCurve Losses { get; } = new();

    public string Network { get; set; } = "";

    public RunEnding Ending { get; set; }

    public TimeSpan Elapsed { get; set; }

    /// <summary>The epoch that runs, or the last one that has run.</summary>
    public int Epoch { get; set; }

    public int LastEpoch { get; set; }

    public int Step { get; set; }

    public int StepsPerEpoch { get; set; }

    /// <summary>The mean loss of the epoch so far.</summary>
    public double Loss { get; set; } = double.NaN;

    public double? ValidationLoss { get; set; }

    public (double Loss, int Epoch)? Best { get; set; }

    public (string Name, double Value)? Metric { get; set; }

    public double LearningRate { get; set; }

    public double? StepsPerSecond { get; set; }

    public TimeSpan? TimeLeft { get; set; }

    /// <summary>The share of the whole run that is done.</summary>
    public double Share => LastEpoch == 0 ? 0 : Math.Clamp((Epoch - 1 + (Step / (double)Math.Max(1, StepsPerEpoch))) / LastEpoch, 0, 1);

    /// <summary>Where the run is, as in <c>epoch 3 of 40</c>; or how it ended.</summary>
    public string Position => Ending switch
    {
        RunEnding.Running => FormattableString.Invariant($"epoch {Epoch} of {LastEpoch}"),
        RunEnding.Finished when Epoch < LastEpoch => FormattableString.Invariant($"stopped in epoch {Epoch} of {LastEpoch} after {Time}"),
        RunEnding.Finished => FormattableString.Invariant($"{Epoch} {(Epoch == 1 ? "epoch" : "epochs")} in {Time}"),
        RunEnding.Cancelled => FormattableString.Invariant($"cancelled in epoch {Epoch} of {LastEpoch} after {Time}"),
        _ => FormattableString.Invariant($"failed in epoch {Epoch} of {LastEpoch} after {Time}"),
    };

    private string Time => ProgressText.Time(Elapsed, exact: true);

    /// <summary>What is known of the run, each part with a name.</summary>
    public IEnumerable<(string Name, string Value)> Numbers()
    {
        if (double.IsFinite(Loss))
        {
            yield return ("loss", ProgressText.Number(Loss));
        }

        if (ValidationLoss is { } validation)
        {
            yield return ("validation", ProgressText.Number(validation));
        }

        if (Best is { } best && best.Epoch < Epoch)
        {
            yield return ("best", FormattableString.Invariant($"{ProgressText.Number(best.Loss)} (epoch {best.Epoch})"));
        }

        if (Metric is { } metric)
        {
            yield return (metric.Name, ProgressText.Number(metric.Value));
        }

        if (Ending == RunEnding.Running)
        {
            yield return ("learning rate", LearningRate.ToString("G4", System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
