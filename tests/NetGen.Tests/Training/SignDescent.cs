using System;
using System.Numerics;

namespace NetGen.Tests.Training;

/// <summary>A user's own optimizer, which does no more than it must: θ ← θ − lr·sign(g).</summary>
internal sealed class SignDescent() : Optimizer(0.01)
{
    protected override OptimizerState<float> CreateSingleState(int length) => new State<float>();

    protected override OptimizerState<double> CreateDoubleState(int length) => new State<double>();

    private sealed class State<T> : OptimizerState<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public override void Step(Span<T> parameters, ReadOnlySpan<T> gradients)
        {
            for (int i = 0; i < parameters.Length; i++)
            {
                parameters[i] -= T.CreateTruncating(LearningRate * T.Sign(gradients[i]));
            }
        }
    }
}
