using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// AdaDelta, as PyTorch's <c>Adadelta</c>: v ← ρ·v + (1 − ρ)·g², Δ = √(u + ε) / √(v + ε) · g, u ← ρ·u + (1 − ρ)·Δ², θ ← θ − lr·Δ.
/// Weight decay λ adds λ·θ to the gradient g first. Zeiler, "ADADELTA: an adaptive learning rate method", 2012.
/// </summary>
/// <names torch="torch.optim.Adadelta" keras="Adadelta"/>
/// <example><c>new AdaDelta(1)</c></example>
public sealed class AdaDelta : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">lr, a factor on the step the method finds itself; at least 0.</param>
    /// <param name="rho">ρ, the decay of both averages; at least 0 and below 1.</param>
    /// <param name="epsilon">ε; above 0.</param>
    /// <param name="weightDecay">λ; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public AdaDelta(double learningRate = 1, double rho = 0.9, double epsilon = 1e-6, double weightDecay = 0)
        : base(learningRate)
    {
        Rho = DecayRate(rho);
        Epsilon = Positive(epsilon);
        WeightDecay = NonNegative(weightDecay);
    }

    /// <summary>ρ.</summary>
    public double Rho { get; }

    /// <summary>ε.</summary>
    public double Epsilon { get; }

    /// <summary>λ.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    protected internal override string Describe() => Describe(nameof(AdaDelta), Rho, Epsilon, WeightDecay);

    /// <inheritdoc/>
    protected override OptimizerState<float> CreateSingleState(int length) => new State<float>(this, length);

    /// <inheritdoc/>
    protected override OptimizerState<double> CreateDoubleState(int length) => new State<double>(this, length);

    private sealed class State<T>(AdaDelta optimizer, int length) : VectorState<T, Rule<T>>(length, "square_avg", "acc_delta")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        protected override Rule<T> NextRule() => new()
        {
            LearningRate = Number(LearningRate),
            Penalty = Number(optimizer.WeightDecay),
            Rho = Number(optimizer.Rho),
            OneMinusRho = Number(1 - optimizer.Rho),
            Epsilon = Epsilon(optimizer.Epsilon),
        };
    }

    private struct Rule<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Vector<T> LearningRate;
        public Vector<T> Penalty;
        public Vector<T> Rho;
        public Vector<T> OneMinusRho;
        public Vector<T> Epsilon;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector<T> Update(Vector<T> parameter, Vector<T> decayed, Vector<T> gradient, StateVectors<T> state)
        {
            gradient = Flush<T>.Gradient(gradient + (decayed * Penalty));
            Vector<T> square = Flush<T>.Second((state[0] * Rho) + (gradient * gradient * OneMinusRho));
            Vector<T> delta = Vector.SquareRoot(state[1] + Epsilon) / Vector.SquareRoot(square + Epsilon) * gradient;
            state[0] = square;
            state[1] = Flush<T>.Second((state[1] * Rho) + (delta * delta * OneMinusRho));
            return parameter - (delta * LearningRate);
        }
    }
}
