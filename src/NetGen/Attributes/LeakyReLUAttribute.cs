namespace NetGen;

/// <summary>z for z &gt; 0, else slope·z, element by element; the derivative at 0 is the slope. PyTorch's <c>LeakyReLU</c>;
/// <see cref="Activation.LeakyReLU"/> is the same with a slope of 0.01.</summary>
/// <names torch="torch.nn.LeakyReLU" keras="LeakyReLU"/>
/// <example><c>[Input(8)] [Dense(16)] [LeakyReLU(0.1)] [Dense(1)]</c></example>
/// <param name="slope">What negative numbers are multiplied by; finite.</param>
/// <param name="name">The layer's name; by default <c>leakyReLU</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class LeakyReLUAttribute(double slope = 0.01, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>What negative numbers are multiplied by.</summary>
    public double Slope { get; } = slope;
}
