using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using NetGen.Testing;
using NetGen.Tests.Networks;
using NetGen.Tests.Tokens;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Weights of classes where targets are class indices.</summary>
public sealed class ClassIndexWeightTests
{
    private static readonly Vectors Torch = JsonSerializer.Deserialize<Vectors>(
        File.ReadAllText(SourceTree.Find("tests", "NetGen.Tests", "Training", "vectors", "class_weights.json")), JsonSerializerOptions.Web)!;

    /// <summary>The whole batch; the rows of the ignored index count neither above nor below the line of the mean.</summary>
    [Fact]
    public void FitIsPyTorchs()
    {
        Hold<IndexedChoice, double>(1e-12);
        Hold<IndexedChoiceSingle, float>(2e-6);
    }

    /// <summary>One-hot targets and class indices give the same, in batches too, and sample weights multiply both alike.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(0)]
    public void IndicesAreOneHotTargets(int batchSize)
    {
        double[] x = [.. Enumerable.Range(0, 36).Select(i => Math.Sin(i * 3))];
        double[] classes = [.. Enumerable.Range(0, 12).Select(i => (double)(i * 5 % 7 % 3))];
        TrainingOptions options = new()
        {
            Epochs = 3, BatchSize = batchSize, Optimizer = new Sgd(0.3, 0.9), ClassWeights = [0.5, 3, 7],
            SampleWeights = [.. Enumerable.Range(0, 12).Select(i => 1.0 + (i % 4))],
        };
        (IndexedChoice indexed, SmoothedChoice oneHot) = (new(seed: 2), new(seed: 2));
        History actual = indexed.Fit(new Dataset(x, 3, classes, 1), options);
        History expected = oneHot.Fit(new Dataset(x, 3, classes, 1).OneHot(3), options);
        TrainedCheck.HoldSame(actual, indexed, expected, oneHot, 1e-12);
        indexed = new(seed: 2);
        Assert.NotEqual(expected.Losses[0], indexed.Fit(new Dataset(x, 3, classes, 1), options with { ClassWeights = null }).Losses[0], 1e-3);
    }

    /// <summary>A row of the ignored index is as one that weighs 0, also in a batch that has only such rows.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(0)]
    public void IgnoredRowsWeighNothing(int batchSize)
    {
        double[] x = [.. Enumerable.Range(0, 36).Select(i => Math.Cos(i * 5))];
        double[] classes = [.. Enumerable.Range(0, 12).Select(i => i is 1 or 4 or 5 or 11 ? -100 : (double)(i / 2 % 3))];
        double[] counted = [.. classes.Select(c => c == -100 ? 0.0 : 1)];
        TrainingOptions options = new() { Epochs = 3, BatchSize = batchSize, Shuffle = false, Optimizer = new Sgd(0.3), ClassWeights = [0.5, 3, 7] };
        (IndexedChoice ignoring, IndexedChoice weighted) = (new(seed: 2), new(seed: 2));
        History actual = ignoring.Fit(new Dataset(x, 3, classes, 1), options);
        History expected = weighted.Fit(
            new Dataset(x, 3, [.. classes.Select(c => Math.Max(c, 0))], 1), options with { SampleWeights = counted });
        TrainedCheck.HoldSame(actual, ignoring, expected, weighted, 1e-12);
    }

    /// <summary>A masked row is as if it were not there, whatever its class weighs.</summary>
    [Fact]
    public void MaskedRowsAreNotWeighted()
    {
        double[] tokens = [0, 2, 5, 3, 2, 1, 4, 2];
        double[] classes = [0, 2, 1, 2, 0, 1, 0, 1];
        int[] kept = [.. Enumerable.Range(0, tokens.Length).Where(i => tokens[i] != 2)];
        TrainingOptions options = new() { Epochs = 4, BatchSize = 0, Optimizer = new Sgd(0.4), ClassWeights = [0.5, 3, 7] };
        (PaddedWord padded, PaddedWord shorter) = (new(seed: 2), new(seed: 2));
        History actual = padded.Fit(new Dataset(tokens, 1, classes, 1), options);
        History expected = shorter.Fit(new Dataset([.. kept.Select(i => tokens[i])], 1, [.. kept.Select(i => classes[i])], 1), options);
        TrainedCheck.HoldSame(actual, padded, expected, shorter, 1e-12);
    }

    /// <summary>scikit-learn's <c>compute_class_weight("balanced", …)</c> for 3, 2 and 1 rows.</summary>
    [Fact]
    public void BalancedWeightsCountIndices()
    {
        Dataset data = new(new double[8], 1, [0, 0, -100, 0, 1, 1, 2, -100], 1);
        Assert.Equal([2 / 3.0, 1.0, 2.0], ClassWeight.Balanced(data, classCount: 3));
        Assert.Equal([1.0, 0, 0.5], ClassWeight.Balanced(new(new double[4], 1, [0, 2, 2, 1], 1), 3, ignoreIndex: 1));
        Assert.Equal([0, 0], ClassWeight.Balanced(new(new double[1], 1, [-100], 1), 2));
        Assert.StartsWith(
            "dataset, row 2, target 0: expected a class index from 0 to 2 or 1, found -100.",
            Assert.Throws<ArgumentException>(() => ClassWeight.Balanced(data, 3, ignoreIndex: 1)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "dataset, row 6, target 0: expected a class index from 0 to 1 or -100, found 2.",
            Assert.Throws<ArgumentException>(() => ClassWeight.Balanced(data, 2)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Weights go by the class of a row, which is one target, but dataset has 2.",
            Assert.Throws<ArgumentException>(() => ClassWeight.Balanced(new(new double[1], 1, [0, 1], 2), 2)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassWeight.Balanced(data, 0));
    }

    [Fact]
    public void WeightsMustFit()
    {
        Dataset data = new(new double[6], 3, [0, 2], 1);
        Refused<IndexedChoice>("ClassWeights must have 3 elements, the classes, but has 2.", data, [1, 2]);
        Refused<IndexedChoice>("ClassWeights[2] must be finite and at least 0, but is NaN.", data, [1, 2, double.NaN]);
        Refused<IndexedChoice>("Every row weighs 0: there is nothing to train on.", data, [0, 1, 0]);
        Refused<IndexedChoice>("Every row weighs 0: there is nothing to train on.", new Dataset(new double[6], 3, [0, -100], 1), [0, 1, 1]);
        Refused<Padded>(
            "A row of Padded has no one class (loss SparseCrossEntropy, outputs [6, 9]): give SampleWeights instead.",
            new Dataset(new double[6], 6, new double[6], 6),
            [.. Enumerable.Repeat(1.0, 9)]);
    }

    private static void Refused<TSelf>(string message, Dataset data, double[] weights)
        where TSelf : class, ITrainableNetwork<TSelf, double> => Assert.StartsWith(
        message,
        Assert.Throws<ArgumentException>(() => Trainer.Fit<TSelf, double>(TSelf.Create(1), data, new TrainingOptions { ClassWeights = weights })).Message,
        StringComparison.Ordinal);

    private static void Hold<TSelf, T>(double tolerance)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TSelf network = TSelf.Create(1);
        TrainedCheck.Write<TSelf, T>(network, Torch.Parameters);
        History history = Trainer.Fit<TSelf, T>(network, new Dataset(Torch.X, 3, Torch.Classes, 1), new TrainingOptions
        {
            Epochs = Torch.Losses.Length, BatchSize = 0, Optimizer = new Sgd(0.5), ClassWeights = Torch.Weights,
        });
        Assert.InRange(TrainedCheck.Error([.. history.Losses], Torch.Losses), 0, tolerance);
        TrainedCheck.HoldTensors<TSelf, T>(network, Torch.Trained, tolerance);
    }

    /// <summary>What PyTorch computed.</summary>
    private sealed record Vectors(
        double[] X, double[] Classes, double[] Weights, Dictionary<string, double[]> Parameters, double[] Losses, Dictionary<string, double[]> Trained);
}
