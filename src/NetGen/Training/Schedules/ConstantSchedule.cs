using System;

namespace NetGen;

/// <summary>A share of the learning rate for some time, then all of it: lr·factor while t &lt; duration. PyTorch's <c>ConstantLR</c>.</summary>
/// <names torch="torch.optim.lr_scheduler.ConstantLR" keras="–"/>
/// <example><c>new ConstantSchedule(0.1, duration: 5)</c></example>
public sealed class ConstantSchedule : Schedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="factor">The share; at least 0.</param>
    /// <param name="duration">How long it holds, in epochs or steps; at least 0.</param>
    /// <param name="interval">Whether it counts epochs or steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public ConstantSchedule(double factor = 1.0 / 3, long duration = 5, ScheduleInterval interval = ScheduleInterval.Epoch)
        : base(interval)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(duration);
        Factor = Optimizer.NonNegative(factor);
        Duration = duration;
    }

    /// <summary>The share.</summary>
    public double Factor { get; }

    /// <summary>How long it holds.</summary>
    public long Duration { get; }

    /// <inheritdoc/>
    public override double LearningRate(double initial, long time) => time < Duration ? initial * Factor : initial;

    /// <inheritdoc/>
    protected internal override string Describe() => $"ConstantSchedule({Number(Factor)}, {Duration}, {Interval})";
}
