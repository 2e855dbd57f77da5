using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The checks at a network's public entry; generated code behind them reads without bounds checks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    /// <summary>The number of samples in <paramref name="inputs"/>. Inlined, so that sizes that are constants cost no division.</summary>
    /// <exception cref="ArgumentException">A length that is no multiple, lengths that disagree, or overlapping spans.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Samples<T>(ReadOnlySpan<T> inputs, int inputSize, ReadOnlySpan<T> other, int otherSize, string otherName, bool mayOverlap)
    {
        int samples = inputs.Length / inputSize;
        if (inputs.Length != samples * inputSize)
        {
            ThrowNoMultiple(inputs.Length, inputSize);
        }

        if (other.Length != (long)samples * otherSize)
        {
            ThrowOtherLength(samples, otherSize, other.Length, otherName);
        }

        if (!mayOverlap && inputs.Overlaps(other))
        {
            ThrowOverlap(otherName);
        }

        return samples;
    }

    /// <summary>As <see cref="Samples{T}"/>, and at least one sample.</summary>
    /// <exception cref="ArgumentException">No sample, a length that is no multiple, or lengths that disagree.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BatchOf<T>(ReadOnlySpan<T> inputs, int inputSize, ReadOnlySpan<T> targets, int targetSize)
    {
        if (inputs.IsEmpty)
        {
            ThrowEmpty(inputSize);
        }

        return Samples(inputs, inputSize, targets, targetSize, nameof(targets), mayOverlap: true);
    }

    /// <summary>The sample given for prediction, checked.</summary>
    /// <exception cref="ArgumentException">Another length.</exception>
    public static ReadOnlySpan<T> OneSample<T>(ReadOnlySpan<T> input, int inputSize) => input.Length == inputSize
        ? input
        : throw new ArgumentException($"The length of input must be {inputSize}, but is {input.Length}.", nameof(input));

    /// <summary>The state that one step of a stream is given, checked with its input and its output.</summary>
    /// <exception cref="ArgumentException">Another length, or overlapping spans.</exception>
    public static Span<T> Step<T>(ReadOnlySpan<T> input, int inputSize, Span<T> output, int outputSize, Span<T> state, int stateSize)
    {
        CheckLength(input.Length, inputSize, nameof(input));
        CheckLength(output.Length, outputSize, nameof(output));
        CheckLength(state.Length, stateSize, nameof(state));
        if (input.Overlaps(output) || ((ReadOnlySpan<T>)state).Overlaps(output))
        {
            ThrowOverlap(nameof(output));
        }

        if (input.Overlaps(state))
        {
            ThrowOverlap(nameof(state));
        }

        return state;

        static void CheckLength(int actual, int expected, string name)
        {
            if (actual != expected)
            {
                throw new ArgumentException($"The length of {name} must be {expected}, but is {actual}.", name);
            }
        }
    }

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

    [DoesNotReturn]
    private static void ThrowNoMultiple(int length, int inputSize) =>
        throw new ArgumentException(
            $"The length of inputs must be a multiple of {inputSize}, the elements of one sample, but is {length}.", "inputs");

    [DoesNotReturn]
    private static void ThrowOtherLength(int samples, int size, int length, string name) =>
        throw new ArgumentException($"The length of {name} must be {(long)samples * size} ({samples} samples of {size}), but is {length}.", name);

    [DoesNotReturn]
    private static void ThrowOverlap(string name) =>
        throw new ArgumentException($"{name} must not overlap inputs: it is written while inputs are still read.", name);

    [DoesNotReturn]
    private static void ThrowEmpty(int inputSize) =>
        throw new ArgumentException($"inputs must hold at least one sample of {inputSize} elements, but is empty.", "inputs");
}
