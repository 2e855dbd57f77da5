namespace NetGen.Generator.Programs;

/// <summary>What a tensor is to the program.</summary>
internal enum TensorRole
{
    /// <summary>Given by whoever runs the program: the samples of a network.</summary>
    Input,

    /// <summary>The targets, given by the caller.</summary>
    Target,

    /// <summary>Given and left by the caller: what a stream carries from step to step.</summary>
    State,

    /// <summary>What the batch before has left, where training goes on with the state of a recurrence; written into scratch before the program
    /// runs.</summary>
    Carried,

    /// <summary>Trained, in the parameter buffer.</summary>
    Parameter,

    /// <summary>Saved but not trained, in the same buffer.</summary>
    Buffer,

    /// <summary>Computed of stored tensors when these have changed, behind them in the same buffer; neither trained nor saved.</summary>
    Folded,

    /// <summary>Numbers known when the network is compiled, written into its code.</summary>
    Constant,

    /// <summary>Computed and read inside the program, or handed to the body of a scan by the program around it.</summary>
    Intermediate,

    /// <summary>The gradient of a parameter, in the gradient buffer.</summary>
    ParameterGradient,

    /// <summary>What a buffer becomes after a training step, in the gradient buffer too.</summary>
    BufferUpdate,
}
