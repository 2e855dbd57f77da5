using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// AdaGrad, as PyTorch's <c>Adagrad</c>: s ← s + g², θ ← θ − lr / (1 + (t − 1)·lrDecay) · g / (√s + ε) in step t. Weight decay λ adds λ·θ to the
/// gradient g first. Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization", JMLR 12 (2011).
/// </summary>
/// <names torch="torch.optim.Adagrad" keras="Adagrad"/>
/// <example><c>new AdaGrad(0.01)</c></example>
public sealed class AdaGrad : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">lr; at least 0.</param>
    /// <param name="learningRateDecay">lrDecay; at least 0.</param>
    /// <param name="weightDecay">λ; at least 0.</param>
    /// <param name="initialAccumulator">What s starts at; at least 0.</param>
    /// <param name="epsilon">ε; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public AdaGrad(
        double learningRate = 0.01, double learningRateDecay = 0, double weightDecay = 0, double initialAccumulator = 0, double epsilon = 1e-10)
        : base(learningRate)
    {
        LearningRateDecay = NonNegative(learningRateDecay);
        WeightDecay = NonNegative(weightDecay);
        InitialAccumulator = NonNegative(initialAccumulator);
        Epsilon = Positive(epsilon);
    }

    /// <summary>lrDecay.</summary>
    public double LearningRateDecay { get; }

    /// <summary>λ.</summary>
    public double WeightDecay { get; }

    /// <summary>What s starts at.</summary>
    public double InitialAccumulator { get; }

    /// <summary>ε.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    protected internal override string Describe() => Describe(nameof(AdaGrad), LearningRateDecay, WeightDecay, InitialAccumulator, Epsilon);

    /// <inheritdoc/>
    protected override OptimizerState<float> CreateSingleState(int length) => new State<float>(this, length);

    /// <inheritdoc/>
    protected override OptimizerState<double> CreateDoubleState(int length) => new State<double>(this, length);

    private sealed class State<T> : VectorState<T, Rule<T>>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly AdaGrad _optimizer;
        private long _stepsBefore;

        public State(AdaGrad optimizer, int length)
            : base(length, "sum")
        {
            _optimizer = optimizer;
            Start(optimizer.InitialAccumulator);
        }

        protected override void TransferNumbers(StateArchive archive) => archive.Number("step", ref _stepsBefore);

        protected override Rule<T> NextRule() => new()
        {
            Step = Number(LearningRate / (1 + (_stepsBefore++ * _optimizer.LearningRateDecay))),
            Penalty = Number(_optimizer.WeightDecay),
            Epsilon = Epsilon(_optimizer.Epsilon),
        };
    }

    private struct Rule<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Vector<T> Step;
        public Vector<T> Penalty;
        public Vector<T> Epsilon;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector<T> Update(Vector<T> parameter, Vector<T> decayed, Vector<T> gradient, StateVectors<T> state)
        {
            gradient = Flush<T>.Gradient(gradient + (decayed * Penalty));
            Vector<T> sum = Flush<T>.Second(state[0] + (gradient * gradient));
            state[0] = sum;
            return parameter - (gradient * Step / (Vector.SquareRoot(sum) + Epsilon));
        }
    }
}
