using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Adam with Nesterov momentum, as PyTorch's <c>NAdam</c>: m and v as in <see cref="Adam"/>, μₜ = β₁·(1 − 0.96^(t·ψ) / 2), Πₜ = μ₁·…·μₜ,
/// θ ← θ − lr·((1 − μₜ) / (1 − Πₜ)·g + μₜ₊₁ / (1 − Πₜ₊₁)·m) / (√(v / (1 − β₂ᵗ)) + ε) in step t. Weight decay λ adds λ·θ to the gradient g first.
/// Dozat, "Incorporating Nesterov momentum into Adam", ICLR workshop 2016.
/// </summary>
/// <names torch="torch.optim.NAdam" keras="Nadam"/>
/// <example><c>new NAdam(0.002)</c></example>
public sealed class NAdam : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">lr; at least 0.</param>
    /// <param name="beta1">β₁, the decay of the mean gradient; at least 0 and below 1.</param>
    /// <param name="beta2">β₂, the decay of the mean squared gradient; at least 0 and below 1.</param>
    /// <param name="epsilon">ε; above 0.</param>
    /// <param name="weightDecay">λ; at least 0.</param>
    /// <param name="momentumDecay">ψ; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public NAdam(
        double learningRate = 0.002, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, double momentumDecay = 0.004)
        : base(learningRate)
    {
        Beta1 = DecayRate(beta1);
        Beta2 = DecayRate(beta2);
        Epsilon = Positive(epsilon);
        WeightDecay = NonNegative(weightDecay);
        MomentumDecay = NonNegative(momentumDecay);
    }

    /// <summary>β₁.</summary>
    public double Beta1 { get; }

    /// <summary>β₂.</summary>
    public double Beta2 { get; }

    /// <summary>ε.</summary>
    public double Epsilon { get; }

    /// <summary>λ.</summary>
    public double WeightDecay { get; }

    /// <summary>ψ.</summary>
    public double MomentumDecay { get; }

    /// <inheritdoc/>
    protected internal override string Describe() => Describe(nameof(NAdam), Beta1, Beta2, Epsilon, WeightDecay, MomentumDecay);

    /// <inheritdoc/>
    protected override OptimizerState<float> CreateSingleState(int length) => new State<float>(this, length);

    /// <inheritdoc/>
    protected override OptimizerState<double> CreateDoubleState(int length) => new State<double>(this, length);

    private sealed class State<T>(NAdam optimizer, int length) : VectorState<T, Rule<T>>(length, "exp_avg", "exp_avg_sq")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly double _warmUp = Math.Pow(0.96, optimizer.MomentumDecay);

        // 0.96^(t·ψ), β₂ᵗ and Πₜ.
        private double _warmUpPower = 1;
        private double _power2 = 1;
        private double _product = 1;

        protected override void TransferNumbers(StateArchive archive)
        {
            archive.Number("warm_up_power", ref _warmUpPower);
            archive.Number("beta2_power", ref _power2);
            archive.Number("mu_product", ref _product);
        }

        protected override Rule<T> NextRule()
        {
            _power2 = NextPower(_power2, optimizer.Beta2);
            _warmUpPower = NextPower(_warmUpPower, _warmUp);
            double momentum = optimizer.Beta1 * (1 - (0.5 * _warmUpPower));
            double nextMomentum = optimizer.Beta1 * (1 - (0.5 * _warmUpPower * _warmUp));
            _product = NextPower(_product, momentum);
            return new()
            {
                GradientStep = Number(LearningRate * (1 - momentum) / (1 - _product)),
                MeanStep = Number(LearningRate * nextMomentum / (1 - (_product * nextMomentum))),
                Penalty = Number(optimizer.WeightDecay),
                Beta1 = Number(optimizer.Beta1),
                OneMinusBeta1 = Number(1 - optimizer.Beta1),
                Beta2 = Number(optimizer.Beta2),
                OneMinusBeta2 = Number(1 - optimizer.Beta2),
                RootCorrection = Number(1 / Math.Sqrt(1 - _power2)),
                Epsilon = Epsilon(optimizer.Epsilon),
            };
        }
    }

    private struct Rule<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Vector<T> GradientStep;
        public Vector<T> MeanStep;
        public Vector<T> Penalty;
        public Vector<T> Beta1;
        public Vector<T> OneMinusBeta1;
        public Vector<T> Beta2;
        public Vector<T> OneMinusBeta2;
        public Vector<T> RootCorrection;
        public Vector<T> Epsilon;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector<T> Update(Vector<T> parameter, Vector<T> decayed, Vector<T> gradient, StateVectors<T> state)
        {
            gradient = Flush<T>.Gradient(gradient + (decayed * Penalty));
            Vector<T> mean = Flush<T>.First((state[0] * Beta1) + (gradient * OneMinusBeta1));
            Vector<T> square = Flush<T>.Second((state[1] * Beta2) + (gradient * gradient * OneMinusBeta2));
            state[0] = mean;
            state[1] = square;
            Vector<T> root = (Vector.SquareRoot(square) * RootCorrection) + Epsilon;
            return parameter - (((gradient * GradientStep) + (mean * MeanStep)) / root);
        }
    }
}
