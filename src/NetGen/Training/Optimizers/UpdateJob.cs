using System;
using System.Numerics;

namespace NetGen;

/// <summary>An optimizer's step as work for several threads, which deal the elements out.</summary>
internal sealed unsafe class UpdateJob<T, TRule>(VectorState<T, TRule> state) : Job
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule<T>
{
    /// <summary>Elements that stay together: the widest vectors of the smallest numbers, whole.</summary>
    private const int Unit = 16;

    private TRule _rule;
    private int _length;
    private PinnedSpan<T> _parameters;
    private PinnedSpan<T> _gradients;

    public bool TryRun(int size, in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients)
    {
        (_rule, _length) = (rule, parameters.Length);
        fixed (T* parametersAt = parameters, gradientsAt = gradients)
        {
            _parameters = new PinnedSpan<T>(parametersAt, parameters.Length);
            _gradients = new PinnedSpan<T>(gradientsAt, gradients.Length);
            return Team.TryRun(size, this);
        }
    }

    public override void Run(Member member) =>
        state.Update(in _rule, _parameters.Span, _gradients.Span, (int)member.First(_length, Unit), (int)member.End(_length, Unit));
}
