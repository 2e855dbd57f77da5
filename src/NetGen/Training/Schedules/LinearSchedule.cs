using System;

namespace NetGen;

/// <summary>
/// A share of the learning rate that changes evenly: lr·(start + (end − start)·min(t, duration) / duration). The defaults warm up.
/// PyTorch's <c>LinearLR</c>.
/// </summary>
/// <names torch="torch.optim.lr_scheduler.LinearLR" keras="–"/>
/// <example><c>new LinearSchedule(duration: 5).Then(5, new CosineSchedule(35))</c></example>
public sealed class LinearSchedule : Schedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="startFactor">The share at time 0; at least 0.</param>
    /// <param name="endFactor">The share from the duration's end on; at least 0.</param>
    /// <param name="duration">How long the share changes, in epochs or steps; at least 1.</param>
    /// <param name="interval">Whether it counts epochs or steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public LinearSchedule(double startFactor = 1.0 / 3, double endFactor = 1, long duration = 5, ScheduleInterval interval = ScheduleInterval.Epoch)
        : base(interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, 1);
        StartFactor = Optimizer.NonNegative(startFactor);
        EndFactor = Optimizer.NonNegative(endFactor);
        Duration = duration;
    }

    /// <summary>The share at time 0.</summary>
    public double StartFactor { get; }

    /// <summary>The share from the duration's end on.</summary>
    public double EndFactor { get; }

    /// <summary>How long the share changes.</summary>
    public long Duration { get; }

    /// <inheritdoc/>
    public override double LearningRate(double initial, long time) =>
        initial * (StartFactor + ((EndFactor - StartFactor) * Math.Min(time, Duration) / Duration));

    /// <inheritdoc/>
    protected internal override string Describe() => $"LinearSchedule({Number(StartFactor)}, {Number(EndFactor)}, {Duration}, {Interval})";
}
