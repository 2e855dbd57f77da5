using System;

namespace NetGen;

/// <summary>
/// One cycle: from max / 25 up to the largest learning rate, and down to 10⁴ times less than the start, along half cosines or straight lines.
/// PyTorch's
/// <c>OneCycleLR</c>, momentum left as it is. The optimizer's own rate does not matter. Smith and Topin, "Super-convergence", 2017.
/// </summary>
/// <names torch="torch.optim.lr_scheduler.OneCycleLR" keras="–"/>
/// <example><c>new OneCycleSchedule(maxRate: 0.01, duration: 40)</c></example>
public sealed class OneCycleSchedule : Schedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="maxRate">The largest learning rate; at least 0.</param>
    /// <param name="duration">The whole cycle, in steps or epochs; at least 2. Afterwards the last rate holds.</param>
    /// <param name="riseShare">The share of the cycle in which the rate rises; between 0 and 1.</param>
    /// <param name="isLinear">Whether the rate follows straight lines instead of half cosines.</param>
    /// <param name="divisor">The first rate is the largest divided by this; above 0.</param>
    /// <param name="finalDivisor">The last rate is the first divided by this; above 0.</param>
    /// <param name="threePhases">Whether the rate falls to the first rate in the time it rose, and to the last rate in the rest.</param>
    /// <param name="interval">Whether it counts epochs or steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public OneCycleSchedule(
        double maxRate,
        long duration,
        double riseShare = 0.3,
        bool isLinear = false,
        double divisor = 25,
        double finalDivisor = 1e4,
        bool threePhases = false,
        ScheduleInterval interval = ScheduleInterval.Step)
        : base(interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, 2);
        if (!(riseShare > 0 && riseShare < (threePhases ? 0.5 : 1)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(riseShare), FormattableString.Invariant($"riseShare must be above 0 and below {(threePhases ? 0.5 : 1)}, but is {riseShare}."));
        }

        MaxRate = Optimizer.NonNegative(maxRate);
        Duration = duration;
        RiseShare = riseShare;
        IsLinear = isLinear;
        Divisor = Optimizer.Positive(divisor);
        FinalDivisor = Optimizer.Positive(finalDivisor);
        HasThreePhases = threePhases;
    }

    /// <summary>The largest learning rate.</summary>
    public double MaxRate { get; }

    /// <summary>The whole cycle.</summary>
    public long Duration { get; }

    /// <summary>The share of the cycle in which the rate rises.</summary>
    public double RiseShare { get; }

    /// <summary>Whether the rate follows straight lines.</summary>
    public bool IsLinear { get; }

    /// <summary>The first rate is the largest divided by this.</summary>
    public double Divisor { get; }

    /// <summary>The last rate is the first divided by this.</summary>
    public double FinalDivisor { get; }

    /// <summary>Whether the rate falls in two phases.</summary>
    public bool HasThreePhases { get; }

    /// <inheritdoc/>
    public override double LearningRate(double initial, long time)
    {
        double first = MaxRate / Divisor;
        double last = first / FinalDivisor;
        double end = Duration - 1;
        double place = Math.Min(time, end);
        double top = (RiseShare * Duration) - 1;
        if (place <= top)
        {
            return top > 0 ? Between(first, MaxRate, place / top) : MaxRate;
        }

        double back = HasThreePhases ? (2 * RiseShare * Duration) - 2 : end;
        return place > back ? Between(first, last, (place - back) / (end - back))
            : Between(MaxRate, HasThreePhases ? first : last, (place - top) / (back - top));
    }

    /// <inheritdoc/>
    protected internal override string Describe() =>
        $"OneCycleSchedule({Number(MaxRate)}, {Duration}, {Number(RiseShare)}, {IsLinear}, {Number(Divisor)}, {Number(FinalDivisor)}, {HasThreePhases}, {Interval})";

    private double Between(double start, double end, double share) =>
        IsLinear ? start + ((end - start) * share) : end + ((start - end) / 2 * (1 + Math.Cos(Math.PI * share)));
}
