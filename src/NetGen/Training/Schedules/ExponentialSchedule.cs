using System;

namespace NetGen;

/// <summary>A learning rate that falls by the same share every time: lr·γᵗ. PyTorch's <c>ExponentialLR</c>.</summary>
/// <names torch="torch.optim.lr_scheduler.ExponentialLR" keras="ExponentialDecay"/>
/// <example><c>new ExponentialSchedule(0.95)</c></example>
public sealed class ExponentialSchedule : Schedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="gamma">γ; at least 0.</param>
    /// <param name="interval">Whether it counts epochs or steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public ExponentialSchedule(double gamma, ScheduleInterval interval = ScheduleInterval.Epoch)
        : base(interval) => Gamma = Optimizer.NonNegative(gamma);

    /// <summary>γ.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public override double LearningRate(double initial, long time) => initial * Math.Pow(Gamma, time);

    /// <inheritdoc/>
    protected internal override string Describe() => $"ExponentialSchedule({Number(Gamma)}, {Interval})";
}
