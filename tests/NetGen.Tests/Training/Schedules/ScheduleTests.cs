using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Training.Schedules;

public sealed class ScheduleTests
{
    internal static Dictionary<string, Schedule> Cases { get; } = new()
    {
        ["constant"] = new ConstantSchedule(),
        ["constant options"] = new ConstantSchedule(0.7, 3),
        ["step"] = new StepSchedule(3),
        ["step options"] = new StepSchedule(4, 0.5),
        ["exponential"] = new ExponentialSchedule(0.9),
        ["linear"] = new LinearSchedule(),
        ["linear options"] = new LinearSchedule(0.1, 0.6, 7),
        ["cosine"] = new CosineSchedule(5),
        ["cosine options"] = new CosineSchedule(3, 2, 0.01),
        ["one cycle"] = new OneCycleSchedule(0.9, 20),
        ["one cycle options"] = new OneCycleSchedule(0.9, 17, 0.4, isLinear: true, divisor: 10, finalDivisor: 100),
        ["one cycle three phases"] = new OneCycleSchedule(0.9, 20, threePhases: true),
        ["warm-up, then cosine"] = new LinearSchedule(0.1, 1, 4).Then(4, new CosineSchedule(6)),
    };

    public static TheoryData<string> Names => new(TrainingVectors.Root.GetProperty("schedules").EnumerateObject().Select(property => property.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Rates_are_those_of_PyTorch(string name)
    {
        double[] expected = TrainingVectors.Root.GetProperty("schedules").Numbers(name);
        double[] actual = [.. Enumerable.Range(0, expected.Length).Select(t => Cases[name].LearningRate(0.3, t))];
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void After_the_cycle_the_last_rate_holds()
    {
        var schedule = new OneCycleSchedule(0.9, 20);
        Assert.Equal(schedule.LearningRate(0, 19), schedule.LearningRate(0, 100));
        Assert.Equal(0.9, new OneCycleSchedule(0.9, 2, riseShare: 0.5).LearningRate(0, 0));
    }

    [Fact]
    public void A_long_run_of_equal_periods_costs_no_loop() =>
        Assert.Equal(0.3, new CosineSchedule(1).LearningRate(0.3, long.MaxValue));

    [Fact]
    public void Epochs_and_steps_are_counted_from_zero_and_the_optimizer_keeps_its_rate()
    {
        Assert.Equal([0.5, 0.5, 0.5, 0.25, 0.25, 0.25], Rates(new ExponentialSchedule(0.5)));
        Assert.Equal([0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625], Rates(new ExponentialSchedule(0.5, ScheduleInterval.Step)));
        Assert.Equal([0.5, 0.5, 0.5, 0.5, 0.5, 0.5], Rates(null));
    }

    [Fact]
    public void A_rate_that_cannot_be_stops_the_training()
    {
        Exception exception = Assert.Throws<InvalidOperationException>(() => Fit(new Sgd(0.5), new Spoilt(), _ => { }));
        Assert.Equal("NetGen.Tests.Training.Schedules.ScheduleTests+Spoilt gave a learning rate of NaN at time 1; it must be finite and at least 0.", exception.Message);
    }

    [Fact]
    public void Numbers_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new ConstantSchedule(-1));
        Assert.Throws<ArgumentOutOfRangeException>("duration", () => new ConstantSchedule(duration: -1));
        Assert.Throws<ArgumentOutOfRangeException>("stepSize", () => new StepSchedule(0));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => new StepSchedule(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => new ExponentialSchedule(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>("duration", () => new LinearSchedule(duration: 0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => new CosineSchedule(0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new CosineSchedule(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("riseShare", () => new OneCycleSchedule(1, 10, 1));
        Assert.Throws<ArgumentOutOfRangeException>("riseShare", () => new OneCycleSchedule(1, 10, 0.5, threePhases: true));
        Assert.Throws<ArgumentOutOfRangeException>("duration", () => new OneCycleSchedule(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("after", () => new StepSchedule(1).Then(0, new StepSchedule(1)));
        Assert.Throws<ArgumentNullException>("next", () => new StepSchedule(1).Then(1, null!));
        Assert.StartsWith(
            "A schedule by Epoch cannot be followed by one by Step.",
            Assert.Throws<ArgumentException>(() => new StepSchedule(1).Then(1, new OneCycleSchedule(1, 10))).Message,
            StringComparison.Ordinal);
    }

    private sealed class Spoilt() : Schedule(ScheduleInterval.Step)
    {
        public override double LearningRate(double initial, long time) => time == 0 ? initial : double.NaN;
    }

    private static List<double> Rates(Schedule? schedule)
    {
        var optimizer = new Sgd(0.5);
        var rates = new List<double>();
        Fit(optimizer, schedule, rates.Add);
        Assert.Equal(0.5, optimizer.LearningRate);
        return rates;
    }

    private static void Fit(Sgd optimizer, Schedule? schedule, Action<double> onStep) => Trainer.Fit<DenseModel<Logistic, double>, double>(
        DenseModel<Logistic, double>.Create(1),
        TrainingData.Clusters(24),
        new TrainingOptions
        {
            Epochs = 2, BatchSize = 8, Optimizer = optimizer, Schedule = schedule, Callbacks = [new Listener { BatchEnd = training => onStep(training.LearningRate) }],
        });
}
