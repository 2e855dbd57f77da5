using System;
using System.Numerics;
using System.Threading;

namespace NetGen;

/// <summary>An optimizer's step as work for several threads, which deal the elements out.</summary>
internal sealed unsafe class UpdateJob<T, TRule>(VectorState<T, TRule> state) : Job
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule<T>
{
    /// <summary>Elements that stay together: the widest vectors of the smallest numbers, whole.</summary>
    private const int Unit = 16;

    /// <summary>
    /// Elements between two parts of interleaved work. Smaller blocks measured slower: 784-128-64-10 in batches of 32, 200 µs a step with 512
    /// elements, 195 with 2048.
    /// </summary>
    private const int Block = 128 * Unit;

    private TRule _rule;
    private bool _checks;
    private int _outcome;
    private InterleavedWork? _interleaved;
    private int _length;
    private PinnedSpan<T> _parameters;
    private PinnedSpan<T> _gradients;

    public bool TryRun(int size, in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients)
    {
        (_rule, _checks, _length) = (rule, false, parameters.Length);
        fixed (T* parametersAt = parameters, gradientsAt = gradients)
        {
            _parameters = new PinnedSpan<T>(parametersAt, parameters.Length);
            _gradients = new PinnedSpan<T>(gradientsAt, gradients.Length);
            return Team.TryRun(size, this);
        }
    }

    /// <summary>
    /// The same with a check of the gradients before any parameter changes and of the parameters afterwards; alone where there are no other threads.
    /// </summary>
    public UpdateOutcome RunChecked(int size, in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, InterleavedWork? interleaved)
    {
        (_rule, _checks, _length, _interleaved, _outcome) = (rule, true, parameters.Length, interleaved, (int)UpdateOutcome.Done);
        fixed (T* parametersAt = parameters, gradientsAt = gradients)
        {
            _parameters = new PinnedSpan<T>(parametersAt, parameters.Length);
            _gradients = new PinnedSpan<T>(gradientsAt, gradients.Length);
            if (size == 1 || !Team.TryRun(size, this))
            {
                Run(default);
            }
        }

        return (UpdateOutcome)_outcome;
    }

    public override void Run(Member member)
    {
        (int first, int end) = ((int)member.First(_length, Unit), (int)member.End(_length, Unit));
        if (!_checks)
        {
            state.Update(in _rule, _parameters.Span, _gradients.Span, first, end);
            return;
        }

        if (!Finite.All<T>(_gradients.Span[first..end]))
        {
            Volatile.Write(ref _outcome, (int)UpdateOutcome.GradientNotFinite);
        }

        member.Wait();
        if (Volatile.Read(ref _outcome) == (int)UpdateOutcome.GradientNotFinite)
        {
            return;
        }

        if (!Update(member, first, end))
        {
            Volatile.Write(ref _outcome, (int)UpdateOutcome.ParameterNotFinite);
        }
    }

    private bool Update(Member member, int first, int end)
    {
        if (_interleaved is null)
        {
            return state.Update(in _rule, _parameters.Span, _gradients.Span, first, end);
        }

        bool finite = true;
        int blocks = Math.Max(1, (end - first + Block - 1) / Block);
        for (int block = 0; block < blocks; block++)
        {
            _interleaved.Run(member, block, blocks);
            int begin = first + (block * Block);
            finite &= state.Update(in _rule, _parameters.Span, _gradients.Span, begin, Math.Min(begin + Block, end));
        }

        return finite;
    }
}
