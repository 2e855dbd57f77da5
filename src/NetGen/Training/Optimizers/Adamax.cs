using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Adamax, as PyTorch's <c>Adamax</c>: m ← β₁·m + (1 − β₁)·g, u ← max(β₂·u, |g| + ε), θ ← θ − lr / (1 − β₁ᵗ) · m / u in step t.
/// Weight decay λ adds λ·θ to the gradient g first. Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, section 7.1.
/// </summary>
/// <names torch="torch.optim.Adamax" keras="Adamax"/>
/// <example><c>new Adamax(0.002)</c></example>
public sealed class Adamax : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">lr; at least 0.</param>
    /// <param name="beta1">β₁, the decay of the mean gradient; at least 0 and below 1.</param>
    /// <param name="beta2">β₂, the decay of the largest gradient; at least 0 and below 1.</param>
    /// <param name="epsilon">ε; above 0.</param>
    /// <param name="weightDecay">λ; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public Adamax(double learningRate = 0.002, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(learningRate)
    {
        Beta1 = DecayRate(beta1);
        Beta2 = DecayRate(beta2);
        Epsilon = Positive(epsilon);
        WeightDecay = NonNegative(weightDecay);
    }

    /// <summary>β₁.</summary>
    public double Beta1 { get; }

    /// <summary>β₂.</summary>
    public double Beta2 { get; }

    /// <summary>ε.</summary>
    public double Epsilon { get; }

    /// <summary>λ.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    protected internal override string Describe() => Describe(nameof(Adamax), Beta1, Beta2, Epsilon, WeightDecay);

    /// <inheritdoc/>
    protected override OptimizerState<float> CreateSingleState(int length) => new State<float>(this, length);

    /// <inheritdoc/>
    protected override OptimizerState<double> CreateDoubleState(int length) => new State<double>(this, length);

    private sealed class State<T>(Adamax optimizer, int length) : VectorState<T, Rule<T>>(length, "exp_avg", "exp_inf")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // β₁ᵗ.
        private double _power1 = 1;

        protected override void TransferNumbers(StateArchive archive) => archive.Number("beta1_power", ref _power1);

        protected override Rule<T> NextRule()
        {
            _power1 = NextPower(_power1, optimizer.Beta1);
            return new()
            {
                Step = Number(LearningRate / (1 - _power1)),
                Penalty = Number(optimizer.WeightDecay),
                Beta1 = Number(optimizer.Beta1),
                OneMinusBeta1 = Number(1 - optimizer.Beta1),
                Beta2 = Number(optimizer.Beta2),
                Epsilon = Epsilon(optimizer.Epsilon),
            };
        }
    }

    private struct Rule<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Vector<T> Step;
        public Vector<T> Penalty;
        public Vector<T> Beta1;
        public Vector<T> OneMinusBeta1;
        public Vector<T> Beta2;
        public Vector<T> Epsilon;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector<T> Update(Vector<T> parameter, Vector<T> decayed, Vector<T> gradient, StateVectors<T> state)
        {
            gradient += decayed * Penalty;
            Vector<T> mean = Flush<T>.First((state[0] * Beta1) + (gradient * OneMinusBeta1));
            Vector<T> largest = Vector.Max(state[1] * Beta2, Vector.Abs(gradient) + Epsilon);
            state[0] = mean;
            state[1] = largest;
            return parameter - (mean * Step / largest);
        }
    }
}
