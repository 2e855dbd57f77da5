namespace NetGen;

/// <summary>
/// In training, adds normally distributed numbers of mean 0; in evaluation it does nothing. As Keras's layer of that name. The numbers follow from
/// the seed, the step and the sample's place in the batch: the same bits on every machine and in both code styles, those of single precision rounded
/// from the ones of double.
/// </summary>
/// <names torch="–" keras="GaussianNoise"/>
/// <example><c>[Input(8)] [GaussianNoise(0.1)] [Dense(16, Activation.ReLU)] [Dense(1)]</c></example>
/// <param name="stddev">Their standard deviation; finite, 0 or more.</param>
/// <param name="name">The layer's name; by default <c>gaussianNoise</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class GaussianNoiseAttribute(double stddev, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The standard deviation of what is added.</summary>
    public double Stddev { get; } = stddev;
}
