using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class AccumulationTests
{
    [Theory]
    [InlineData(4, 2, 8)]
    [InlineData(5, 3, 15)]
    [InlineData(7, 100, 0)]
    public void Several_batches_are_one_large_one(int batchSize, int steps, int largeBatch)
    {
        // 30 rows: the last step has fewer batches, the last batch fewer rows.
        (double[] accumulated, double accumulatedLoss) = Fit(new TrainingOptions { BatchSize = batchSize, AccumulationSteps = steps });
        (double[] large, double largeLoss) = Fit(new TrainingOptions { BatchSize = largeBatch, Shuffle = false });
        Assert.All(accumulated.Zip(large), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        Assert.Equal(largeLoss, accumulatedLoss, 1e-13);
    }

    [Fact]
    public void A_step_is_counted_once()
    {
        var steps = new List<int>();
        Trainer.Fit<DenseModel<Linear, float>, float>(
            DenseModel<Linear, float>.Create(1),
            TrainingData.Regression(30),
            new TrainingOptions { Epochs = 1, BatchSize = 4, AccumulationSteps = 3, Callbacks = [new Listener { BatchEnd = training => steps.Add(training.Step) }] });
        Assert.Equal([1, 2, 3], steps);
    }

    [Fact]
    public void Every_batch_is_searched_for_NaN()
    {
        var network = DenseModel<Linear, float>.Create(1);
        int batch = 0;
        network.Sabotage = gradients =>
        {
            if (++batch == 5)
            {
                gradients.Values[0] = float.NaN;
            }
        };
        TrainingException exception = Assert.Throws<TrainingException>(() => Trainer.Fit<DenseModel<Linear, float>, float>(
            network, TrainingData.Regression(30), new TrainingOptions { BatchSize = 4, AccumulationSteps = 3 }));
        Assert.Equal((1, 2, "dense1.weight"), (exception.Epoch, exception.Step, exception.Tensor));
    }

    private static (double[] Parameters, double Loss) Fit(TrainingOptions options)
    {
        var network = DenseModel<Linear, double>.Create(1);
        History history = Trainer.Fit<DenseModel<Linear, double>, double>(
            network, TrainingData.Regression(30), options with { Epochs = 4, Shuffle = false, Optimizer = new Sgd(0.05, 0.9) });
        return (network.Parameters.Storage.ToArray(), history.Losses[^1]);
    }
}
