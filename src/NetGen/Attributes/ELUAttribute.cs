namespace NetGen;

/// <summary>z for z &gt; 0, else alpha·(exp(z) − 1), element by element (Clevert et al. 2016; PyTorch's <c>ELU</c>); the derivative at 0 is alpha.
/// <see cref="Activation.ELU"/> is the same with an alpha of 1.</summary>
/// <names torch="torch.nn.ELU" keras="ELU"/>
/// <example><c>[Input(8)] [Dense(16)] [ELU(0.5)] [Dense(1)]</c></example>
/// <param name="alpha">Minus the limit for large negative numbers; finite.</param>
/// <param name="name">The layer's name; by default <c>eLU</c> and its number.</param>
/// <param name="from">The layer whose output is taken; by default the one before.</param>
public sealed class ELUAttribute(double alpha = 1, string? name = null, string? from = null) : LayerAttribute(name, from)
{
    /// <summary>Minus the limit for large negative numbers.</summary>
    public double Alpha { get; } = alpha;
}
