using System;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>The checks at a network's public entry; generated code behind them reads without bounds checks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    /// <summary>The number of samples in <paramref name="inputs"/>.</summary>
    /// <exception cref="ArgumentException">A length that is no multiple, lengths that disagree, or overlapping spans.</exception>
    public static int Samples<T>(ReadOnlySpan<T> inputs, int inputSize, ReadOnlySpan<T> other, int otherSize, string otherName, bool mayOverlap)
    {
        if (inputs.Length % inputSize != 0)
        {
            throw new ArgumentException(
                $"The length of inputs must be a multiple of {inputSize}, the elements of one sample, but is {inputs.Length}.", nameof(inputs));
        }

        int samples = inputs.Length / inputSize;
        if (other.Length != (long)samples * otherSize)
        {
            throw new ArgumentException(
                $"The length of {otherName} must be {(long)samples * otherSize} ({samples} samples of {otherSize}), but is {other.Length}.", otherName);
        }

        if (!mayOverlap && inputs.Overlaps(other))
        {
            throw new ArgumentException($"{otherName} must not overlap inputs: it is written while inputs are still read.", otherName);
        }

        return samples;
    }

    /// <summary>As <see cref="Samples{T}"/>, and at least one sample.</summary>
    /// <exception cref="ArgumentException">No sample, a length that is no multiple, or lengths that disagree.</exception>
    public static int BatchOf<T>(ReadOnlySpan<T> inputs, int inputSize, ReadOnlySpan<T> targets, int targetSize)
    {
        if (inputs.IsEmpty)
        {
            throw new ArgumentException($"inputs must hold at least one sample of {inputSize} elements, but is empty.", nameof(inputs));
        }

        return Samples(inputs, inputSize, targets, targetSize, nameof(targets), mayOverlap: true);
    }

    /// <summary>The sample given for prediction, checked.</summary>
    /// <exception cref="ArgumentException">Another length.</exception>
    public static ReadOnlySpan<T> OneSample<T>(ReadOnlySpan<T> input, int inputSize) => input.Length == inputSize
        ? input
        : throw new ArgumentException($"The length of input must be {inputSize}, but is {input.Length}.", nameof(input));

    /// <summary>Gradients that were made by the network they are used with.</summary>
    /// <exception cref="ArgumentException">They belong to another network.</exception>
    public static Gradients<T> SameNetwork<T>(NetworkInfo expected, Gradients<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        return ReferenceEquals(expected, gradients.Info)
            ? gradients
            : throw new ArgumentException(
                $"The gradients must come from {expected.Name}.CreateGradients, but come from {gradients.Info.Name}.", nameof(gradients));
    }

    internal static void TensorLength(TensorInfo tensor, int actual, string argument)
    {
        if (actual != tensor.ElementCount)
        {
            throw new ArgumentException(
                $"'{tensor.Name}' has {tensor.ElementCount} elements ([{string.Join(", ", tensor.Shape)}]), but {argument} has {actual}.", argument);
        }
    }
}
