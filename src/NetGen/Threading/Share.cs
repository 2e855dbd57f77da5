using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>One member's share of a program on n samples. Generated code.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="member">Who works.</param>
/// <param name="n">The number of samples of all members together.</param>
/// <param name="parameters">The flat parameter buffer.</param>
/// <param name="x">The samples.</param>
/// <param name="y">The targets, where the program reads any.</param>
/// <param name="weights">The samples' weights, where there are any.</param>
/// <param name="result">The outputs or the gradients.</param>
/// <param name="scratch">Memory all members share.</param>
/// <param name="key">What the step's random numbers follow from.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Share<T>(
    Member member, int n, ReadOnlySpan<T> parameters, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> weights, Span<T> result, Span<T> scratch, StepKey key)
    where T : unmanaged;
