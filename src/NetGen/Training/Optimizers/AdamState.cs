using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The step of <see cref="Adam"/> and <see cref="AdamW"/>, which differ in where the weight decay enters.</summary>
/// <param name="length">The number of elements.</param>
/// <param name="beta1">β₁.</param>
/// <param name="beta2">β₂.</param>
/// <param name="epsilon">ε.</param>
/// <param name="penalty">What Adam calls weight decay: this much of θ joins the gradient.</param>
/// <param name="decay">What AdamW calls weight decay: this much of θ, times the learning rate, goes away.</param>
/// <param name="amsGrad">Whether v is the largest so far.</param>
internal sealed class AdamState<T>(
    int length, double beta1, double beta2, double epsilon, double penalty, double decay, bool amsGrad)
    : VectorState<T, AdamState<T>.Rule>(length, amsGrad ? ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] : ["exp_avg", "exp_avg_sq"])
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // β₁ᵗ and β₂ᵗ.
    private double _power1 = 1;
    private double _power2 = 1;

    protected override Rule NextRule()
    {
        _power1 = NextPower(_power1, beta1);
        _power2 = NextPower(_power2, beta2);
        return new()
        {
            MinusDecay = Number(-LearningRate * decay),
            Penalty = Number(penalty),
            Beta1 = Number(beta1),
            OneMinusBeta1 = Number(1 - beta1),
            Beta2 = Number(beta2),
            OneMinusBeta2 = Number(1 - beta2),
            Step = Number(LearningRate / (1 - _power1)),
            RootCorrection = Number(1 / Math.Sqrt(1 - _power2)),
            Epsilon = Epsilon(epsilon),
            AmsGrad = amsGrad,
        };
    }

    protected override void TransferNumbers(StateArchive archive)
    {
        archive.Number("beta1_power", ref _power1);
        archive.Number("beta2_power", ref _power2);
    }

    internal struct Rule : IUpdateRule<T>
    {
        public Vector<T> MinusDecay;
        public Vector<T> Penalty;
        public Vector<T> Beta1;
        public Vector<T> OneMinusBeta1;
        public Vector<T> Beta2;
        public Vector<T> OneMinusBeta2;
        public Vector<T> Step;
        public Vector<T> RootCorrection;
        public Vector<T> Epsilon;
        public bool AmsGrad;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector<T> Update(Vector<T> parameter, Vector<T> decayed, Vector<T> gradient, StateVectors<T> state)
        {
            gradient = Flush<T>.Gradient(Real.MultiplyAdd(decayed, Penalty, gradient));
            Vector<T> mean = Flush<T>.First(Real.MultiplyAdd(gradient, OneMinusBeta1, state[0] * Beta1));
            Vector<T> square = Flush<T>.Second(Real.MultiplyAdd(gradient * gradient, OneMinusBeta2, state[1] * Beta2));
            state[0] = mean;
            state[1] = square;
            if (AmsGrad)
            {
                square = Vector.Max(state[2], square);
                state[2] = square;
            }

            Vector<T> root = Real.MultiplyAdd(Vector.SquareRoot(square), RootCorrection, Epsilon);
            return Real.MultiplyAdd(decayed, MinusDecay, parameter) - (mean * Step / root);
        }
    }
}
