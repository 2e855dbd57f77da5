using System;

namespace NetGen;

/// <summary>
/// A learning rate that falls along half a cosine and starts anew: least + (lr − least)·(1 + cos(π·t / period)) / 2, each period <c>factor</c> times
/// as long as the one before it. PyTorch's <c>CosineAnnealingWarmRestarts</c>. Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm
/// restarts", ICLR 2017.
/// </summary>
/// <names torch="torch.optim.lr_scheduler.CosineAnnealingWarmRestarts" keras="CosineDecayRestarts"/>
/// <example><c>new CosineSchedule(40)</c></example>
public sealed class CosineSchedule : Schedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="period">The first period, in epochs or steps; at least 1. As long as the training, there is no restart.</param>
    /// <param name="factor">How much longer each period is than the one before it; at least 1.</param>
    /// <param name="leastRate">The learning rate that a period ends before; at least 0.</param>
    /// <param name="interval">Whether it counts epochs or steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    public CosineSchedule(long period, int factor = 1, double leastRate = 0, ScheduleInterval interval = ScheduleInterval.Epoch)
        : base(interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        Period = period;
        Factor = factor;
        LeastRate = Optimizer.NonNegative(leastRate);
    }

    /// <summary>The first period.</summary>
    public long Period { get; }

    /// <summary>How much longer each period is than the one before it.</summary>
    public int Factor { get; }

    /// <summary>The learning rate that a period ends before.</summary>
    public double LeastRate { get; }

    /// <inheritdoc/>
    public override double LearningRate(double initial, long time)
    {
        double period = Period;
        double place = time;
        if (Factor == 1)
        {
            place = time % Period;
        }

        while (place >= period)
        {
            place -= period;
            period *= Factor;
        }

        return LeastRate + ((initial - LeastRate) * (1 + Math.Cos(Math.PI * place / period)) / 2);
    }

    /// <inheritdoc/>
    protected internal override string Describe() => $"CosineSchedule({Period}, {Factor}, {Number(LeastRate)}, {Interval})";
}
