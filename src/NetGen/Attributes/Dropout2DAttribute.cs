namespace NetGen;

/// <summary>
/// In training, sets each channel of <c>[channels, height, width]</c> as a whole to zero with a probability and scales the others by 1 / (1 − rate);
/// in evaluation it does nothing (Tompson et al. 2015; PyTorch's <c>Dropout2d</c>). Which channels are dropped follows from the seed, the step and
/// the sample's place in the batch.
/// </summary>
/// <names torch="torch.nn.Dropout2d" keras="SpatialDropout2D"/>
/// <example><c>[Input(1, 28, 28)] [Conv2D(8, 3, Activation.ReLU)] [Dropout2D(0.2)] [Flatten] [Dense(1)]</c></example>
/// <param name="rate">The probability; at least 0, below 1.</param>
/// <param name="name">The layer's name; by default <c>dropout2D</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class Dropout2DAttribute(double rate = 0.5, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The probability that a channel is dropped.</summary>
    public double Rate { get; } = rate;
}
