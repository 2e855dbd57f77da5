using System;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Adam, as PyTorch's <c>Adam</c>: m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², θ ← θ − lr·m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and
/// v̂ = v / (1 − β₂ᵗ) in step t. AMSGrad takes the largest v so far in place of v. Weight decay λ adds λ·θ to the gradient g first.
/// Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015; Reddi, Kale and Kumar, "On the convergence of Adam and beyond", ICLR 2018.
/// </summary>
/// <names torch="torch.optim.Adam" keras="Adam"/>
/// <example><c>new Adam(0.003)</c></example>
public sealed class Adam : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">lr; at least 0.</param>
    /// <param name="beta1">β₁, the decay of the mean gradient; at least 0 and below 1.</param>
    /// <param name="beta2">β₂, the decay of the mean squared gradient; at least 0 and below 1.</param>
    /// <param name="epsilon">ε; above 0.</param>
    /// <param name="weightDecay">λ, as an L2 penalty; at least 0. <see cref="AdamW"/> decays the weights themselves.</param>
    /// <param name="amsGrad">Whether v is the largest so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public Adam(
        double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsGrad = false)
        : base(learningRate)
    {
        Beta1 = DecayRate(beta1);
        Beta2 = DecayRate(beta2);
        Epsilon = Positive(epsilon);
        WeightDecay = NonNegative(weightDecay);
        AmsGrad = amsGrad;
    }

    /// <summary>β₁.</summary>
    public double Beta1 { get; }

    /// <summary>β₂.</summary>
    public double Beta2 { get; }

    /// <summary>ε.</summary>
    public double Epsilon { get; }

    /// <summary>λ.</summary>
    public double WeightDecay { get; }

    /// <summary>Whether v is the largest so far.</summary>
    public bool AmsGrad { get; }

    /// <inheritdoc/>
    protected internal override string Describe() => Describe(nameof(Adam), Beta1, Beta2, Epsilon, WeightDecay, AmsGrad ? 1 : 0);

    /// <inheritdoc/>
    protected override OptimizerState<float> CreateSingleState(int length) => CreateAny<float>(length);

    /// <inheritdoc/>
    protected override OptimizerState<double> CreateDoubleState(int length) => CreateAny<double>(length);

    private OptimizerState<T> CreateAny<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new AdamState<T>(length, Beta1, Beta2, Epsilon, penalty: WeightDecay, decay: 0, AmsGrad);
}
