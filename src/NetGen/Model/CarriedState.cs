using System;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>Where training has what recurrent layers hand on from step to step: before the first step of a batch, and after the last.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CarriedState
{
    private readonly ImmutableArray<Part> _parts;

    /// <summary>Called by generated code.</summary>
    /// <param name="size">Numbers of one sample, in all parts.</param>
    /// <param name="parts">The tensors, in the order in which they stand in a state.</param>
    public CarriedState(int size, ImmutableArray<Part> parts) => (Size, _parts) = (size, parts);

    /// <summary>Numbers of one sample's state; a stream's state is the same.</summary>
    public int Size { get; }

    /// <summary>One tensor: so many elements per sample are in front of it in scratch, and so many stand from one sample's to the next.</summary>
    /// <param name="Count">Numbers of one sample.</param>
    /// <param name="Before">Elements in front of the values before the first step.</param>
    /// <param name="StrideBefore">Elements from sample to sample there.</param>
    /// <param name="After">Elements in front of the values after the last step.</param>
    /// <param name="StrideAfter">Elements from sample to sample there.</param>
    public readonly record struct Part(int Count, int Before, int StrideBefore, int After, int StrideAfter);

    /// <summary>Writes what a batch begins with: zeros where no state is given.</summary>
    /// <exception cref="ArgumentException">A state of another number of samples.</exception>
    internal void Begin<T>(int samples, ReadOnlySpan<T> state, Span<T> scratch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!state.IsEmpty && state.Length != (long)samples * Size)
        {
            throw new ArgumentException(
                $"Gradients.State must have {Size} numbers for each of the batch's {samples} samples, {(long)samples * Size} in all, or none, "
                + $"but has {state.Length}.",
                "inputs");
        }

        int first = 0;
        foreach (Part part in _parts)
        {
            Span<T> rows = scratch.Slice(samples * part.Before, samples * part.StrideBefore);
            rows.Clear();
            for (int sample = 0; sample < (state.IsEmpty ? 0 : samples); sample++)
            {
                state.Slice((sample * Size) + first, part.Count).CopyTo(rows[(sample * part.StrideBefore)..]);
            }

            first += part.Count;
        }
    }

    /// <summary>Reads what a batch has left, where there is a state for it.</summary>
    internal void End<T>(int samples, ReadOnlySpan<T> scratch, Span<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (state.IsEmpty)
        {
            return;
        }

        int first = 0;
        foreach (Part part in _parts)
        {
            ReadOnlySpan<T> rows = scratch.Slice(samples * part.After, samples * part.StrideAfter);
            for (int sample = 0; sample < samples; sample++)
            {
                rows.Slice(sample * part.StrideAfter, part.Count).CopyTo(state[((sample * Size) + first)..]);
            }

            first += part.Count;
        }
    }
}
