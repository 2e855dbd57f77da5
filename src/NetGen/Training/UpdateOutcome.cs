namespace NetGen;

/// <summary>The result of a step with a check for NaN and infinity.</summary>
internal enum UpdateOutcome
{
    /// <summary>All numbers are finite.</summary>
    Done,

    /// <summary>A gradient is not finite; the parameters are as they were.</summary>
    GradientNotFinite,

    /// <summary>The gradients were finite, a parameter is no longer.</summary>
    ParameterNotFinite,
}
