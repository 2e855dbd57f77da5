namespace NetGen.Generator.Layout;

/// <summary>The memory a tensor lies in.</summary>
internal enum Region
{
    /// <summary>The caller's samples.</summary>
    Inputs,

    /// <summary>The caller's targets.</summary>
    Targets,

    /// <summary>The caller's outputs.</summary>
    Outputs,

    /// <summary>The caller's states of a stream.</summary>
    States,

    /// <summary>The network's flat buffer.</summary>
    Parameters,

    /// <summary>The flat buffer of gradients, with the new values of updated buffers behind them.</summary>
    Gradients,

    /// <summary>The code itself, where constants stand.</summary>
    Code,

    /// <summary>Scratch that grows with the batch: offsets count elements per sample.</summary>
    Batched,

    /// <summary>Scratch behind it that does not.</summary>
    Fixed,
}

/// <summary>Where a tensor lies.</summary>
/// <param name="Region">In which memory.</param>
/// <param name="Offset">Where its first element is there.</param>
/// <param name="Width">Elements of a row, with the padding that fills its last vector.</param>
/// <param name="Gap">Unused elements between a row and the next.</param>
internal sealed record Slot(Region Region, int Offset, int Width, int Gap = 0)
{
    /// <summary>Elements from one row to the next.</summary>
    public int Stride => Width + Gap;
}
