namespace NetGen;

/// <summary>How <see cref="ConsoleProgress"/> shows a run.</summary>
public enum ProgressDisplay
{
    /// <summary><see cref="Live"/> in a terminal; <see cref="Lines"/> where the output is redirected, or the terminal cannot move its
    /// cursor.</summary>
    Auto,

    /// <summary>A few lines that are written over while the run goes on.</summary>
    Live,

    /// <summary>A plain line after an epoch, at most one a second; within a long epoch one every 30 seconds; and one at the end.</summary>
    Lines,

    /// <summary>Nothing.</summary>
    None,
}
