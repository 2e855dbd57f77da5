using System;

namespace NetGen;

/// <summary>A share with its arguments. One for each number type, used by one call at a time.</summary>
internal sealed unsafe class ShareJob<T> : Job
    where T : unmanaged
{
    private Share<T>? _share;
    private int _n;
    private StepKey _key;
    private PinnedSpan<T> _parameters;
    private PinnedSpan<T> _x;
    private PinnedSpan<T> _y;
    private PinnedSpan<T> _weights;
    private PinnedSpan<T> _result;
    private PinnedSpan<T> _scratch;

    public static ShareJob<T> Shared { get; } = new();

    /// <summary>Pins the memory while a crew works on it.</summary>
    public void RunWith(
        Crew crew, int size, Share<T> share, int n, ReadOnlySpan<T> parameters, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> weights, Span<T> result, Span<T> scratch, StepKey key)
    {
        (_share, _n, _key) = (share, n, key);
        fixed (T* parametersAt = parameters, xAt = x, yAt = y, weightsAt = weights, resultAt = result, scratchAt = scratch)
        {
            _parameters = new PinnedSpan<T>(parametersAt, parameters.Length);
            _x = new PinnedSpan<T>(xAt, x.Length);
            _y = new PinnedSpan<T>(yAt, y.Length);
            _weights = new PinnedSpan<T>(weightsAt, weights.Length);
            _result = new PinnedSpan<T>(resultAt, result.Length);
            _scratch = new PinnedSpan<T>(scratchAt, scratch.Length);
            crew.Run(this, size);
        }
    }

    public override void Run(Member member) =>
        _share!(member, _n, _parameters.Span, _x.Span, _y.Span, _weights.Span, _result.Span, _scratch.Span, _key);
}
