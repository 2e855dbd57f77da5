using System;
using System.Numerics;

namespace NetGen;

/// <summary>The weights of a batch's samples, scaled to a mean of 1.</summary>
internal sealed class BatchWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] _weights = [];
    private int _count;

    /// <summary>Whether samples have weights of their own.</summary>
    public bool IsGiven => _count > 0;

    /// <summary>Takes one for each sample; none weighs all alike.</summary>
    /// <exception cref="ArgumentException">A weight that is negative or not finite.</exception>
    public void Take(ReadOnlySpan<T> weights)
    {
        double mean = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            mean += weights[i] >= T.Zero && T.IsFinite(weights[i])
                ? double.CreateTruncating(weights[i]) / weights.Length
                : throw new ArgumentException(
                    FormattableString.Invariant($"weights[{i}] must be finite and at least 0, but is {weights[i]}."), nameof(weights));
        }

        if (_weights.Length < weights.Length)
        {
            _weights = new T[weights.Length];
        }

        _count = weights.Length;
        for (int i = 0; i < weights.Length; i++)
        {
            _weights[i] = mean == 0 ? T.Zero : T.CreateTruncating(double.CreateTruncating(weights[i]) / mean);
        }
    }

    /// <summary>Empty where there are none.</summary>
    /// <exception cref="ArgumentException">Weights for another number of samples.</exception>
    public ReadOnlySpan<T> Of(int samples) =>
        _count == 0 ? default // Whose reference is null, which generated code tests.
        : _count == samples ? _weights.AsSpan(0, _count)
        : throw new ArgumentException($"The batch has {samples} samples, but WeighSamples was given {_count} weights.", "inputs");
}
