using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class ReduceOnPlateauTests
{
    public static TheoryData<string> Names => new(TrainingVectors.Root.GetProperty("plateaus").EnumerateObject().Select(property => property.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Rates_are_those_of_PyTorch(string name)
    {
        JsonElement expected = TrainingVectors.Root.GetProperty("plateaus").GetProperty(name);
        double[] values = expected.Numbers("values");
        int epoch = 0;
        MonitoredQuantity monitor = name == "highest"
            ? MonitoredQuantity.Highest(name, () => values[epoch++])
            : MonitoredQuantity.Lowest(name, () => values[epoch++]);
        ReduceOnPlateau plateau = name switch
        {
            "default" => new(monitor),
            "patience" => new(monitor, patience: 2),
            "cooldown" => new(monitor, patience: 1, cooldown: 2, factor: 0.5),
            "absolute" => new(monitor, patience: 1, threshold: 0.0015, relative: false),
            "highest" => new(monitor, patience: 1, threshold: 0.01),
            "least" => new(monitor, patience: 0, factor: 0.1, leastRate: 0.001),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
        var rates = new List<double>();
        var optimizer = new Sgd(0.3);
        Fit(new TrainingOptions
        {
            Epochs = values.Length,
            Optimizer = optimizer,
            Callbacks = [plateau, new Listener { EpochEnd = (training, _) => rates.Add(training.LearningRate) }],
        });
        Assert.All(expected.Numbers("rates").Zip(rates), pair => Assert.Equal(pair.First, pair.Second, 1e-16));
        Assert.True(rates.Distinct().Count() > 1);
        Assert.Equal(0.3, optimizer.LearningRate);
    }

    [Fact]
    public void Two_that_set_the_rate_are_one_too_many() => Assert.StartsWith(
        "Both TrainingOptions.Schedule and ReduceOnPlateau would set the learning rate: leave one of them out.",
        Assert.Throws<ArgumentException>(() => Fit(new TrainingOptions { Schedule = new StepSchedule(1), Callbacks = [new ReduceOnPlateau(MonitoredQuantity.Loss)] })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Numbers_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new ReduceOnPlateau(factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => new ReduceOnPlateau(patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => new ReduceOnPlateau(threshold: -1));
        Assert.Throws<ArgumentOutOfRangeException>("cooldown", () => new ReduceOnPlateau(cooldown: -1));
        Assert.Throws<ArgumentOutOfRangeException>("leastRate", () => new ReduceOnPlateau(leastRate: -1));
    }

    private static void Fit(TrainingOptions options) =>
        Trainer.Fit<DenseModel<Logistic, float>, float>(DenseModel<Logistic, float>.Create(1), TrainingData.Clusters(8), options);
}
