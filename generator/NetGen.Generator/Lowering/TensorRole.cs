namespace NetGen.Generator.Lowering;

/// <summary>What a tensor is to the program.</summary>
internal enum TensorRole
{
    /// <summary>The samples, given by the caller.</summary>
    Input,

    /// <summary>The targets, given by the caller.</summary>
    Target,

    /// <summary>Trained, in the parameter buffer.</summary>
    Parameter,

    /// <summary>Saved but not trained, in the same buffer.</summary>
    Buffer,

    /// <summary>Computed and read inside the program.</summary>
    Intermediate,

    /// <summary>The gradient of a parameter, in the gradient buffer.</summary>
    ParameterGradient,

    /// <summary>What a buffer becomes after a training step, in the gradient buffer too.</summary>
    BufferUpdate,
}
