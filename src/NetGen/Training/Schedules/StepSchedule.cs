using System;

namespace NetGen;

/// <summary>A learning rate that falls in steps: lr·γ^⌊t / size⌋. PyTorch's <c>StepLR</c>.</summary>
/// <names torch="torch.optim.lr_scheduler.StepLR" keras="–"/>
/// <example><c>new StepSchedule(30, gamma: 0.1)</c></example>
public sealed class StepSchedule : Schedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="stepSize">How long the rate stays, in epochs or steps; at least 1.</param>
    /// <param name="gamma">γ, what it is multiplied by then; at least 0.</param>
    /// <param name="interval">Whether it counts epochs or steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public StepSchedule(long stepSize, double gamma = 0.1, ScheduleInterval interval = ScheduleInterval.Epoch)
        : base(interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stepSize, 1);
        StepSize = stepSize;
        Gamma = Optimizer.NonNegative(gamma);
    }

    /// <summary>How long the rate stays.</summary>
    public long StepSize { get; }

    /// <summary>γ.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public override double LearningRate(double initial, long time) => initial * Math.Pow(Gamma, time / StepSize);

    /// <inheritdoc/>
    protected internal override string Describe() => $"StepSchedule({StepSize}, {Number(Gamma)}, {Interval})";
}
