using System;
using System.Numerics;

namespace NetGen;

/// <summary>What happens to a gradient between the network and the optimizer: the L1 penalty joins it, then it is clipped.</summary>
/// <param name="options">Which of these, and how much.</param>
/// <param name="decay">Where the penalty acts; null for everywhere.</param>
internal sealed class GradientAdjustment<T>(TrainingOptions options, T[]? decay)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether anything happens at all.</summary>
    public bool IsActive { get; } = options.L1 > 0 || options.ClipValue is not null || options.ClipNorm is not null;

    public void Apply(ReadOnlySpan<T> parameters, Span<T> gradients)
    {
        if (options.L1 > 0)
        {
            AddPenalty(parameters, gradients);
        }

        if (options.ClipValue is { } bound)
        {
            GradientClipping.ByValue(gradients, T.CreateTruncating(bound));
        }

        if (options.ClipNorm is { } norm)
        {
            GradientClipping.ByNorm(gradients, norm);
        }
    }

    // g ← g + λ·sign(θ), with sign(0) = 0 as PyTorch's derivative of |θ| has it; so padding keeps its gradient of 0.
    private void AddPenalty(ReadOnlySpan<T> parameters, Span<T> gradients)
    {
        var lambda = T.CreateTruncating(options.L1);
        var lambdas = new Vector<T>(lambda);
        int i = 0;
        for (; i <= gradients.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var parameter = new Vector<T>(parameters[i..]);
            Vector<T> penalty = (lambdas & Vector.GreaterThan(parameter, Vector<T>.Zero)) - (lambdas & Vector.LessThan(parameter, Vector<T>.Zero));
            penalty = decay is null ? penalty : penalty * new Vector<T>(decay, i);
            (new Vector<T>(gradients[i..]) + penalty).CopyTo(gradients[i..]);
        }

        for (; i < gradients.Length; i++)
        {
            T penalty = parameters[i] == T.Zero ? T.Zero : T.CopySign(lambda, parameters[i]);
            gradients[i] += decay is null ? penalty : penalty * decay[i];
        }
    }
}
