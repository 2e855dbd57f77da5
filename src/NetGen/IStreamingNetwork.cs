using System;

namespace NetGen;

/// <summary>A network that takes a sequence one step at a time; implemented by generated code of networks with recurrence or
/// causal convolutions.</summary>
/// <typeparam name="T">The number type.</typeparam>
public interface IStreamingNetwork<T>
    where T : unmanaged
{
    /// <summary>Numbers of the state.</summary>
    int StateSize { get; }

    /// <summary>Numbers of one step of a sequence.</summary>
    int StepInputSize { get; }

    /// <summary>Numbers of the output after a step.</summary>
    int StepOutputSize { get; }

    /// <summary>
    /// Takes one step: the output is what the network gives where the sequence ends here. Thread-safe as long as each thread has a state of its own;
    /// allocates nothing.
    /// </summary>
    /// <param name="input">One step, <c>[StepInputSize]</c>.</param>
    /// <param name="output"><c>[StepOutputSize]</c>; must not overlap the others.</param>
    /// <param name="state">The caller's own memory, <c>[StateSize]</c>: zeros begin a sequence, a copy forks it.</param>
    /// <exception cref="ArgumentException">Another length, or overlapping spans.</exception>
    void PredictNext(ReadOnlySpan<T> input, Span<T> output, Span<T> state);
}
