using System;

namespace NetGen;

/// <summary>Where a run is shown.</summary>
internal abstract class ProgressScreen
{
    /// <summary>The least time between two pictures, within an epoch and at an epoch's end.</summary>
    public abstract (TimeSpan Step, TimeSpan Epoch) Interval { get; }

    public abstract void Show(ProgressState state);

    /// <summary>The last picture.</summary>
    public abstract void End(ProgressState state);
}
