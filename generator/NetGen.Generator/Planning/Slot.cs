namespace NetGen.Generator.Planning;

/// <summary>The memory a tensor lies in.</summary>
internal enum Region
{
    /// <summary>The caller's samples.</summary>
    Inputs,

    /// <summary>The caller's targets.</summary>
    Targets,

    /// <summary>The caller's outputs.</summary>
    Outputs,

    /// <summary>The network's flat buffer.</summary>
    Parameters,

    /// <summary>The flat buffer of gradients, with the new values of updated buffers behind them.</summary>
    Gradients,

    /// <summary>Scratch that grows with the batch: offsets count elements per sample.</summary>
    Batched,

    /// <summary>Scratch behind it that does not.</summary>
    Fixed,
}

/// <summary>Where a tensor's first element lies, and the elements from one row to the next.</summary>
internal sealed record Slot(Region Region, int Offset, int Stride);
