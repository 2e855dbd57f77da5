namespace NetGen;

/// <summary>How a step that looks for NaN and infinity went.</summary>
internal enum UpdateOutcome
{
    /// <summary>All numbers are finite.</summary>
    Done,

    /// <summary>A gradient is not finite; the parameters are as they were.</summary>
    GradientNotFinite,

    /// <summary>The gradients were finite, a parameter is no longer.</summary>
    ParameterNotFinite,
}
