namespace NetGen.Generator.Emission;

/// <summary>Which of a network's programs for batches is written.</summary>
internal enum ProgramKind
{
    /// <summary>From samples to outputs.</summary>
    Predict,

    /// <summary>From one step of a sequence and the states of a stream to the output and the next states.</summary>
    PredictNext,

    /// <summary>From samples to which rows of the output count.</summary>
    Counts,

    /// <summary>From samples and targets to the mean loss.</summary>
    Evaluate,

    /// <summary>To the mean loss and its gradients.</summary>
    ComputeGradients,
}
