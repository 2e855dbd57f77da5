namespace NetGen;

/// <summary>
/// What random numbers are for: the last word of the Philox counter, so that equal seeds never make two purposes draw the same numbers.
/// The values are part of what "same seed, same bits" promises.
/// </summary>
internal enum RandomPurpose : uint
{
    /// <summary>Initial parameters, keyed by seed and tensor.</summary>
    Initialization = 1,

    /// <summary>The order of samples, keyed by seed and epoch.</summary>
    Shuffle = 2,

    /// <summary>Elements dropped in training, keyed by seed and layer.</summary>
    Dropout = 3,

    /// <summary>Noise added in training, keyed by seed and layer.</summary>
    Noise = 4,

    /// <summary>Tokens that a sampler chooses, keyed by seed.</summary>
    Sampling = 5,
}
