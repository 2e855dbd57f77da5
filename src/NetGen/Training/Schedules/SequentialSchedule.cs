using System;

namespace NetGen;

/// <summary>One schedule, then another.</summary>
internal sealed class SequentialSchedule : Schedule
{
    private readonly Schedule _first;
    private readonly Schedule _next;
    private readonly long _after;

    public SequentialSchedule(Schedule first, long after, Schedule next)
        : base(first.Interval)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentOutOfRangeException.ThrowIfLessThan(after, 1);
        if (first.Interval != next.Interval)
        {
            throw new ArgumentException($"A schedule by {first.Interval} cannot be followed by one by {next.Interval}.", nameof(next));
        }

        (_first, _after, _next) = (first, after, next);
    }

    public override double LearningRate(double initial, long time) =>
        time < _after ? _first.LearningRate(initial, time) : _next.LearningRate(initial, time - _after);

    protected internal override string Describe() => FormattableString.Invariant($"{_first.Describe()} until {_after}, then {_next.Describe()}");
}
