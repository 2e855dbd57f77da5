using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>Batches too small for statistics, and statistics out of range.</summary>
public class BatchStatisticsTests
{
    private const string Needs = "'batchNorm1' of SingleBatchNormed normalises by the statistics of the batch, so a training batch must have at least 2 samples, but ";

    [Fact]
    public void OneSampleHasNone()
    {
        var network = new SingleBatchNormed();
        Gradients<float> gradients = network.CreateGradients();
        Says("inputs", Needs + "inputs has 1.", () => network.ComputeGradients(new float[3], new float[2], gradients));
        network.ComputeGradients(new float[6], new float[4], gradients);
        Assert.Equal(2, SingleBatchNormed.Info.LeastTrainingBatch);
        Assert.Equal([1, 2, 1], SingleBatchNormed.Info.Layers.Select(l => l.LeastTrainingBatch));
    }

    [Fact]
    public void FitSaysSoBeforeItBegins()
    {
        var network = new SingleBatchNormed();
        Says("options", Needs + "BatchSize is 1.", () => network.Fit(Data(5), new TrainingOptions { BatchSize = 1 }));
        Says("train", Needs + "train has 1.", () => network.Fit(Data(1), new TrainingOptions()));
    }

    /// <summary>One sample of two rows has statistics.</summary>
    [Fact]
    public void OneSampleOfSeveralRowsHasSome()
    {
        var network = new RowsBatchNormed(seed: 1);
        network.ComputeGradients(new double[6], new double[4], network.CreateGradients());
        Assert.Equal(1, RowsBatchNormed.Info.LeastTrainingBatch);
    }

    [Fact]
    public void EvaluationNeedsNone()
    {
        var outputs = new float[2];
        new SingleBatchNormed(seed: 1).Predict([1f, 2f, 3f], outputs);
        Assert.DoesNotContain(outputs, o => o == 0 || float.IsNaN(o));
    }

    /// <summary>A feature that never varies is its bias, in training and with its running statistics, and has finite gradients.</summary>
    [Fact]
    public void AConstantFeatureHasFiniteGradients()
    {
        var network = new SingleBatchNormed(seed: 1);
        Gradients<float> gradients = network.CreateGradients();
        float loss = network.ComputeGradients([1, 1, 1, 1, 1, 1], [0.5f, 1, 1, 1], gradients);
        Assert.True(float.IsFinite(loss));
        Assert.All(gradients.Values.ToArray(), g => Assert.True(float.IsFinite(g)));
    }

    /// <summary>The loss is finite where the variance is not: the batch's numbers are divided by infinity.</summary>
    [Fact]
    public void AStepWithoutAFiniteVarianceChangesNothing()
    {
        var network = new SingleBatchNormed(seed: 1);
        float[][] before = All(network);
        var data = new Dataset([1e25, 0, 0, -1e25, 0, 0], 3, [1, 0, 0, 1], 2);
        TrainingException error = Assert.Throws<TrainingException>(() => network.Fit(data, new TrainingOptions()));
        Assert.Equal("batchNorm1.running_var", error.Tensor);
        Assert.StartsWith(
            "Training stopped in epoch 1, step 1: the next value of 'batchNorm1.running_var' holds NaN or infinity. The step changed no parameter.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(before, All(network));
    }

    /// <summary>Nor of several batches, where the first was right.</summary>
    [Fact]
    public void NorDoesAStepOfSeveralBatches()
    {
        var network = new SingleBatchNormed(seed: 1);
        float[][] before = All(network);
        var data = new Dataset([1, 2, 3, 4, 5, 7, 1e25, 0, 0, -1e25, 0, 0], 3, [1, 0, 0, 1, 1, 0, 0, 1], 2);
        var options = new TrainingOptions { BatchSize = 2, AccumulationSteps = 2, Shuffle = false };
        Assert.Equal("batchNorm1.running_var", Assert.Throws<TrainingException>(() => network.Fit(data, options)).Tensor);
        Assert.Equal(before, All(network));
    }

    /// <summary>Every batch counts, however many make a step.</summary>
    [Fact]
    public void EveryBatchOfAStepCounts()
    {
        var options = new TrainingOptions { Epochs = 1, BatchSize = 2, Shuffle = false, Optimizer = new Sgd(0) };
        var network = new SingleBatchNormed(seed: 1);
        network.Fit(Data(4), options with { AccumulationSteps = 2 });
        var single = new SingleBatchNormed(seed: 1);
        single.Fit(Data(4), options);
        Assert.Equal(All(single), All(network));
        Assert.NotEqual(All(new SingleBatchNormed(seed: 1)), All(network));
    }

    /// <summary>Statistics follow a method that has no steps of its own too: evaluation comes nearer to what was minimised.</summary>
    [Fact]
    public void LBfgsKeepsThem()
    {
        var network = new SingleBatchNormed(seed: 1);
        LBfgsResult result = new LBfgs().Fit<SingleBatchNormed, float>(network, Data(12));
        Assert.True(result.Evaluations > 10);
        double evaluation = Trainer.Evaluate<SingleBatchNormed, float>(network, Data(12));
        network.WriteTensor("batchNorm1.running_mean", new float[10]);
        network.WriteTensor("batchNorm1.running_var", [.. Enumerable.Repeat(1f, 10)]);
        double without = Trainer.Evaluate<SingleBatchNormed, float>(network, Data(12));
        Assert.True(Math.Abs(evaluation - result.Loss) < 0.7 * Math.Abs(without - result.Loss), $"{evaluation} instead of {result.Loss}; without statistics {without}.");
        Says("train", Needs + "train has 1.", () => new LBfgs().Fit<SingleBatchNormed, float>(network, Data(1)));
    }

    [Fact]
    public void AStepWithANaNChangesNothing()
    {
        var network = new SingleBatchNormed(seed: 1);
        network.WriteTensor("dense2.bias", [float.NaN, 0]);
        float[][] before = All(network);
        Assert.Equal("dense2.bias", Assert.Throws<TrainingException>(() => network.Fit(Data(4), new TrainingOptions())).Tensor);
        Assert.Equal(before, All(network));
    }

    private static Dataset Data(int rows) => new(
        [.. Enumerable.Range(0, rows * 3).Select(i => Math.Sin(i))], 3, [.. Enumerable.Range(0, rows * 2).Select(i => Math.Cos(i))], 2);

    private static float[][] All(SingleBatchNormed network) => [.. SingleBatchNormed.Info.Tensors.Select(t =>
    {
        var values = new float[t.ElementCount];
        network.ReadTensor(t.Name, values);
        return values;
    })];

    private static void Says(string argument, string message, Action call)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(argument, call);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
