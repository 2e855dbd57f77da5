namespace NetGen;

/// <summary>
/// In training, sets each element to zero with a probability and scales the others by 1 / (1 − rate); in evaluation it does nothing
/// (Srivastava et al. 2014, scaled in training as in PyTorch). Which elements are dropped follows from the seed, the step and the sample's place
/// in the batch.
/// </summary>
/// <names torch="torch.nn.Dropout" keras="Dropout"/>
/// <example><c>[Input(8)] [Dense(16, Activation.ReLU)] [Dropout(0.2)] [Dense(1)]</c></example>
/// <param name="rate">The probability; at least 0, below 1.</param>
/// <param name="name">The layer's name; by default <c>dropout</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class DropoutAttribute(double rate = 0.5, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>The probability that an element is dropped.</summary>
    public double Rate { get; } = rate;
}
