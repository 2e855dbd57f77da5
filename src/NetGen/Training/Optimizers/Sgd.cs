using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Stochastic gradient descent, as PyTorch's <c>SGD</c>: θ ← θ − lr·g. With momentum μ: b ← μ·b + (1 − dampening)·g (b ← g in the first step),
/// θ ← θ − lr·b; Nesterov's form: θ ← θ − lr·(g + μ·b). Weight decay λ adds λ·θ to the gradient g first.
/// Sutskever, Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep learning", ICML 2013.
/// </summary>
/// <names torch="torch.optim.SGD" keras="SGD"/>
/// <example><c>new Sgd(0.05, momentum: 0.9)</c></example>
public sealed class Sgd : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">lr; at least 0.</param>
    /// <param name="momentum">μ; at least 0.</param>
    /// <param name="dampening">How much of the gradient does not enter the momentum.</param>
    /// <param name="nesterov">Nesterov's form; needs momentum above 0 and no dampening.</param>
    /// <param name="weightDecay">λ; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov's form without momentum or with dampening.</exception>
    public Sgd(double learningRate = 0.01, double momentum = 0, double dampening = 0, bool nesterov = false, double weightDecay = 0)
        : base(learningRate)
    {
        Momentum = NonNegative(momentum);
        Dampening = double.IsFinite(dampening)
            ? dampening
            : throw new ArgumentOutOfRangeException(nameof(dampening), FormattableString.Invariant($"dampening must be finite, but is {dampening}."));
        WeightDecay = NonNegative(weightDecay);
        Nesterov = nesterov;
        if (nesterov && (momentum == 0 || dampening != 0))
        {
            throw new ArgumentException("nesterov needs momentum above 0 and a dampening of 0.", nameof(nesterov));
        }
    }

    /// <summary>μ.</summary>
    public double Momentum { get; }

    /// <summary>How much of the gradient does not enter the momentum.</summary>
    public double Dampening { get; }

    /// <summary>Whether the momentum is Nesterov's.</summary>
    public bool Nesterov { get; }

    /// <summary>λ.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    protected internal override string Describe() => Describe(nameof(Sgd), Momentum, Dampening, Nesterov ? 1 : 0, WeightDecay);

    /// <inheritdoc/>
    protected override OptimizerState<float> CreateSingleState(int length) => CreateAny<float>(length);

    /// <inheritdoc/>
    protected override OptimizerState<double> CreateDoubleState(int length) => CreateAny<double>(length);

    private OptimizerState<T> CreateAny<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Momentum == 0 ? new PlainState<T>(this, length) : new MomentumState<T>(this, length);

    private sealed class PlainState<T>(Sgd sgd, int length) : VectorState<T, PlainRule<T>>(length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public override T? PlainRate(int length)
        {
            ExpectLengths(length, length);
            return sgd.WeightDecay == 0 ? Real.Of<T>(LearningRate) : null;
        }

        protected override PlainRule<T> NextRule() => new()
        {
            LearningRate = Number(LearningRate),
            WeightDecay = Number(sgd.WeightDecay),
        };
    }

    private struct PlainRule<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Vector<T> LearningRate;
        public Vector<T> WeightDecay;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector<T> Update(Vector<T> parameter, Vector<T> decayed, Vector<T> gradient, StateVectors<T> state) =>
            parameter - ((gradient + (decayed * WeightDecay)) * LearningRate);
    }

    private sealed class MomentumState<T>(Sgd sgd, int length) : VectorState<T, MomentumRule<T>>(length, "momentum_buffer")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private long _steps;

        protected override void TransferNumbers(StateArchive archive) => archive.Number("step", ref _steps);

        protected override MomentumRule<T> NextRule()
        {
            double share = _steps++ > 0 ? 1 - sgd.Dampening : 1;
            return new()
            {
                LearningRate = Number(LearningRate),
                WeightDecay = Number(sgd.WeightDecay),
                Momentum = Number(sgd.Momentum),
                Share = Number(share),
                Nesterov = sgd.Nesterov,
            };
        }
    }

    private struct MomentumRule<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Vector<T> LearningRate;
        public Vector<T> WeightDecay;
        public Vector<T> Momentum;
        public Vector<T> Share;
        public bool Nesterov;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector<T> Update(Vector<T> parameter, Vector<T> decayed, Vector<T> gradient, StateVectors<T> state)
        {
            gradient += decayed * WeightDecay;
            Vector<T> buffer = Flush<T>.First((state[0] * Momentum) + (gradient * Share));
            state[0] = buffer;
            return parameter - ((Nesterov ? gradient + (buffer * Momentum) : buffer) * LearningRate);
        }
    }
}
