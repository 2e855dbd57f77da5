using System;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Adam with decoupled weight decay, as PyTorch's <c>AdamW</c>: θ ← θ·(1 − lr·λ) first, then <see cref="Adam"/>'s step without a penalty in the
/// gradient. Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019.
/// </summary>
/// <names torch="torch.optim.AdamW" keras="AdamW"/>
/// <example><c>new AdamW(0.003, weightDecay: 0.1)</c></example>
public sealed class AdamW : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">lr; at least 0.</param>
    /// <param name="beta1">β₁, the decay of the mean gradient; at least 0 and below 1.</param>
    /// <param name="beta2">β₂, the decay of the mean squared gradient; at least 0 and below 1.</param>
    /// <param name="epsilon">ε; above 0.</param>
    /// <param name="weightDecay">λ, in units of the learning rate; at least 0.</param>
    /// <param name="amsGrad">Whether v is the largest so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public AdamW(
        double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01, bool amsGrad = false)
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
    protected internal override string Describe() => Describe(nameof(AdamW), Beta1, Beta2, Epsilon, WeightDecay, AmsGrad ? 1 : 0);

    /// <inheritdoc/>
    protected override OptimizerState<float> CreateSingleState(int length) => CreateAny<float>(length);

    /// <inheritdoc/>
    protected override OptimizerState<double> CreateDoubleState(int length) => CreateAny<double>(length);

    private OptimizerState<T> CreateAny<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new AdamState<T>(length, Beta1, Beta2, Epsilon, penalty: 0, decay: WeightDecay, AmsGrad);
}
