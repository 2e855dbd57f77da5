using System;
using System.Globalization;

namespace NetGen;

/// <summary>
/// A learning rate that follows the time: a formula of the optimizer's own rate and the epochs or steps done. Formulas and defaults are those of
/// PyTorch's <c>lr_scheduler</c>. A schedule is a formula: it holds no state, so one schedule may serve several runs at once.
/// </summary>
public abstract class Schedule
{
    /// <summary>Sets the interval.</summary>
    /// <param name="interval">Whether the schedule counts epochs or steps.</param>
    protected Schedule(ScheduleInterval interval) => Interval = interval;

    /// <summary>Whether the schedule counts epochs or steps.</summary>
    public ScheduleInterval Interval { get; }

    /// <summary>The learning rate at a time.</summary>
    /// <param name="initial">The rate that the run started with, <see cref="Optimizer.LearningRate"/>.</param>
    /// <param name="time">Epochs or steps done; at least 0.</param>
    /// <returns>Finite, 0 or more.</returns>
    public abstract double LearningRate(double initial, long time);

    /// <summary>This schedule for some time, then another, whose time begins at 0 again; as PyTorch's <c>SequentialLR</c>.</summary>
    /// <param name="after">How many epochs or steps this schedule is for; at least 1.</param>
    /// <param name="next">The schedule from then on; it counts the same as this one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time below 1.</exception>
    /// <exception cref="ArgumentException">One schedule counts epochs, the other steps.</exception>
    public Schedule Then(long after, Schedule next) => new SequentialSchedule(this, after, next);

    /// <summary>The formula with its numbers, for a checkpoint to tell one schedule from another.</summary>
    protected internal virtual string Describe() => GetType().ToString();

    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
