namespace NetGen;

/// <summary>Why an <see cref="LBfgs"/> run ended.</summary>
public enum LBfgsStop
{
    /// <summary>No element of the gradient is larger than the tolerance.</summary>
    Gradient,

    /// <summary>The last step changed the parameters or the loss by less than the tolerance.</summary>
    Change,

    /// <summary>All iterations were used.</summary>
    Iterations,

    /// <summary>All evaluations were used.</summary>
    Evaluations,

    /// <summary>The direction does not lead down: the loss is as low as its rounding allows.</summary>
    NoDescent,
}
