using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// RMSProp, as PyTorch's <c>RMSprop</c>: v ← α·v + (1 − α)·g², θ ← θ − lr·g / (√v + ε). Centred: m ← α·m + (1 − α)·g, and v − m² stands for v
/// (0 where rounding makes it negative). With momentum μ: b ← μ·b + g / (√v + ε), θ ← θ − lr·b. Weight decay λ adds λ·θ to the gradient g first.
/// Tieleman and Hinton, Coursera lecture 6e, 2012; centred: Graves, "Generating sequences with recurrent neural networks", 2013.
/// </summary>
/// <names torch="torch.optim.RMSprop" keras="RMSprop"/>
/// <example><c>new RmsProp(0.001, momentum: 0.9)</c></example>
public sealed class RmsProp : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">lr; at least 0.</param>
    /// <param name="alpha">α, the decay of the averages; at least 0 and below 1.</param>
    /// <param name="epsilon">ε; above 0.</param>
    /// <param name="weightDecay">λ; at least 0.</param>
    /// <param name="momentum">μ; at least 0.</param>
    /// <param name="centered">Whether the square is taken about the mean gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public RmsProp(
        double learningRate = 0.01, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0, bool centered = false)
        : base(learningRate)
    {
        Alpha = DecayRate(alpha);
        Epsilon = Positive(epsilon);
        WeightDecay = NonNegative(weightDecay);
        Momentum = NonNegative(momentum);
        Centered = centered;
    }

    /// <summary>α.</summary>
    public double Alpha { get; }

    /// <summary>ε.</summary>
    public double Epsilon { get; }

    /// <summary>λ.</summary>
    public double WeightDecay { get; }

    /// <summary>μ.</summary>
    public double Momentum { get; }

    /// <summary>Whether the square is taken about the mean gradient.</summary>
    public bool Centered { get; }

    /// <inheritdoc/>
    protected internal override string Describe() => Describe(nameof(RmsProp), Alpha, Epsilon, WeightDecay, Momentum, Centered ? 1 : 0);

    /// <inheritdoc/>
    protected override OptimizerState<float> CreateSingleState(int length) => new State<float>(this, length);

    /// <inheritdoc/>
    protected override OptimizerState<double> CreateDoubleState(int length) => new State<double>(this, length);

    private sealed class State<T>(RmsProp optimizer, int length)
        : VectorState<T, Rule<T>>(length, Buffers(optimizer))
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private static string[] Buffers(RmsProp optimizer) => (optimizer.Centered, optimizer.Momentum > 0) switch
        {
            (false, false) => ["square_avg"],
            (false, true) => ["square_avg", "momentum_buffer"],
            (true, false) => ["square_avg", "grad_avg"],
            (true, true) => ["square_avg", "grad_avg", "momentum_buffer"],
        };

        protected override Rule<T> NextRule() => new()
        {
            LearningRate = Number(LearningRate),
            Penalty = Number(optimizer.WeightDecay),
            Alpha = Number(optimizer.Alpha),
            OneMinusAlpha = Number(1 - optimizer.Alpha),
            Epsilon = Epsilon(optimizer.Epsilon),
            Momentum = Number(optimizer.Momentum),
            MeanBuffer = optimizer.Centered ? 1 : 0,
            MomentumBuffer = optimizer.Momentum == 0 ? 0 : optimizer.Centered ? 2 : 1,
        };
    }

    private struct Rule<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public Vector<T> LearningRate;
        public Vector<T> Penalty;
        public Vector<T> Alpha;
        public Vector<T> OneMinusAlpha;
        public Vector<T> Epsilon;
        public Vector<T> Momentum;

        // Which buffer, or 0 for none: buffer 0 is always v.
        public int MeanBuffer;
        public int MomentumBuffer;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector<T> Update(Vector<T> parameter, Vector<T> decayed, Vector<T> gradient, StateVectors<T> state)
        {
            gradient = Flush<T>.Gradient(gradient + (decayed * Penalty));
            Vector<T> square = Flush<T>.Second((state[0] * Alpha) + (gradient * gradient * OneMinusAlpha));
            state[0] = square;
            if (MeanBuffer != 0)
            {
                Vector<T> mean = Flush<T>.First((state[MeanBuffer] * Alpha) + (gradient * OneMinusAlpha));
                state[MeanBuffer] = mean;
                square = Vector.Max(square - (mean * mean), Vector<T>.Zero);
            }

            Vector<T> step = gradient / (Vector.SquareRoot(square) + Epsilon);
            if (MomentumBuffer != 0)
            {
                step = Flush<T>.First((state[MomentumBuffer] * Momentum) + step);
                state[MomentumBuffer] = step;
            }

            return parameter - (step * LearningRate);
        }
    }
}
