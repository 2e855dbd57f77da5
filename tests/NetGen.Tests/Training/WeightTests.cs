using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Weights of samples and classes, in training by <c>Fit</c>.</summary>
public sealed class WeightTests
{
    [Fact]
    public void Whole_weights_are_repeated_rows()
    {
        Dataset data = TrainingData.Clusters(12);
        double[] weights = [.. Enumerable.Range(0, 12).Select(i => (double)(i % 3))];
        Dataset repeated = data.Subset([.. Enumerable.Range(0, 12).SelectMany(i => Enumerable.Repeat(i, i % 3))]);
        (double[] weighted, History history) = Fit(data, new TrainingOptions { SampleWeights = weights });
        (double[] expected, History expectedHistory) = Fit(repeated, new TrainingOptions());
        Close(expected, weighted);
        Close(expectedHistory.Losses, history.Losses);

        // Only their ratio matters.
        Close(expected, Fit(data, new TrainingOptions { SampleWeights = [.. weights.Select(w => w * 1000)] }).Parameters);
    }

    [Fact]
    public void Class_weights_are_sample_weights_by_class_and_multiply_them()
    {
        Dataset data = TrainingData.Clusters(12);
        double[] weights = [.. Enumerable.Range(0, 12).Select(i => i + 1.0)];
        double[] expected = [.. weights.Select((w, i) => w * (data.Targets(i)[0] == 1 ? 5 : 0.5))];
        Close(Fit(data, new TrainingOptions { SampleWeights = expected }).Parameters, Fit(data, new TrainingOptions { SampleWeights = weights, ClassWeights = [0.5, 5] }).Parameters);
    }

    [Fact]
    public void Batches_count_by_their_weight_however_they_are_cut()
    {
        // With a learning rate of 0 the loss of an epoch is the weighted mean of all rows.
        Dataset data = TrainingData.Clusters(30);
        double[] weights = [.. Enumerable.Range(0, 30).Select(i => i < 8 ? 0.0 : i)];
        double[] losses = [.. new[] { (30, 1), (8, 1), (7, 3) }.Select(cut => Fit(data, new TrainingOptions
        {
            BatchSize = cut.Item1, AccumulationSteps = cut.Item2, Shuffle = false, SampleWeights = weights, Optimizer = new Sgd(0),
        }).History.Losses[0])];
        Close([losses[0], losses[0]], losses[1..]);

        // Several batches are one large one, weighted or not.
        Close(
            Fit(data, new TrainingOptions { BatchSize = 0, SampleWeights = weights }).Parameters,
            Fit(data, new TrainingOptions { BatchSize = 7, AccumulationSteps = 5, Shuffle = false, SampleWeights = weights }).Parameters);
    }

    [Fact]
    public void A_batch_that_weighs_nothing_changes_nothing()
    {
        double[] weights = [.. Enumerable.Range(0, 12).Select(i => i < 4 ? 0.0 : 1)];
        var losses = new List<double>();
        var network = new DroppingDouble(1);
        double[] before = Bits(network);
        double[] after = [];
        network.Fit(TrainingData.Clusters(12), new TrainingOptions
        {
            Epochs = 1,
            BatchSize = 4,
            Shuffle = false,
            SampleWeights = weights,
            Optimizer = new Sgd(0.1),
            Callbacks = [new Listener
            {
                BatchEnd = t =>
                {
                    losses.Add(t.StepLoss);
                    after = t.Step == 1 ? Bits(network) : after;
                },
            }],
        });
        Assert.Equal(before, after);
        Assert.Equal(0, losses[0]);
        Assert.True(losses[1] > 0);
    }

    // scikit-learn's compute_class_weight("balanced", …) for 9 and 3, and for 3, 2 and 1 rows.
    [Fact]
    public void Balanced_weights_are_those_of_scikit_learn()
    {
        Assert.Equal([12 / 18.0, 2.0], ClassWeight.Balanced(new Dataset(new double[12], 1, [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1], 1)));
        Assert.Equal([12 / 18.0, 2.0], ClassWeight.Balanced(new Dataset(new double[12], 1, [-1, -1, -1, 1, -1, -1, -1, 1, -1, -1, -1, 1], 1)));
        Assert.Equal([2 / 3.0, 1.0, 2.0], ClassWeight.Balanced(new Dataset(new double[6], 1, [0, 0, 0, 1, 1, 2], 1).OneHot()));
        Assert.Equal([0.5, 0.5, 0], [.. ClassWeight.Balanced(new Dataset(new double[4], 1, [0, 1, 0, 1], 1).OneHot(3)).Select(w => w * 0.75)]);
    }

    [Fact]
    public void Gradients_take_weights_for_their_batch_alone()
    {
        Gradients<double> gradients = new DroppingDouble(1).CreateGradients();
        gradients.WeighSamples([1, 2]);
        Assert.Equal(
            "The batch has 3 samples, but WeighSamples was given 2 weights. (Parameter 'inputs')",
            Assert.Throws<ArgumentException>(() => new DroppingDouble(1).ComputeGradients(new double[6], new double[3], gradients)).Message);
        gradients.WeighSamples([]);
        new DroppingDouble(1).ComputeGradients(new double[6], new double[3], gradients);
        Assert.StartsWith(
            "weights[1] must be finite and at least 0, but is -1.",
            Assert.Throws<ArgumentException>(() => gradients.WeighSamples([1, -1])).Message,
            StringComparison.Ordinal);
    }

    // Through batch statistics every sample has a part in every other's output.
    [Fact]
    public void Weighted_gradients_hold_against_central_differences_through_batch_statistics()
    {
        const double Step = 1e-5;
        var network = new NormalisedDouble(2);
        Gradients<double> gradients = network.CreateGradients();
        Dataset data = TrainingData.Clusters(7);
        gradients.WeighSamples([1, 0, 2.5, 0.1, 3, 0, 0.7]);
        foreach (TensorInfo tensor in NormalisedDouble.Info.Tensors.Where(t => t.Kind == TensorKind.Parameter))
        {
            double[] values = new double[tensor.ElementCount];
            double[] gradient = new double[tensor.ElementCount];
            network.ReadTensor(tensor.Name, values);
            Loss(tensor.Name, values);
            gradients.ReadTensor(tensor.Name, gradient);
            for (int i = 0; i < values.Length; i++)
            {
                double difference = Loss(tensor.Name, [.. values.Select((v, j) => j == i ? v + Step : v)]) - Loss(tensor.Name, [.. values.Select((v, j) => j == i ? v - Step : v)]);
                Assert.Equal(difference / (2 * Step), gradient[i], 1e-8);
            }

            Loss(tensor.Name, values);
        }

        double Loss(string name, double[] values)
        {
            network.WriteTensor(name, values);
            gradients.Step = 0;
            return network.ComputeGradients(data.AllFeatures, data.AllTargets, gradients);
        }
    }

    [Fact]
    public void Weights_must_fit()
    {
        Refused("SampleWeights must have 4 elements, the rows of train, but has 3.", new TrainingOptions { SampleWeights = [1, 2, 3] });
        Refused("SampleWeights[2] must be finite and at least 0, but is NaN.", new TrainingOptions { SampleWeights = [1, 2, double.NaN, 1] });
        Refused("ClassWeights must have 2 elements, the classes, but has 3.", new TrainingOptions { ClassWeights = [1, 2, 3] });
        Refused("ClassWeights[0] must be finite and at least 0, but is -1.", new TrainingOptions { ClassWeights = [-1, 2] });
        Refused("Every row weighs 0: there is nothing to train on.", new TrainingOptions { SampleWeights = [0, 0, 0, 0] });
        Assert.StartsWith(
            "train, row 0, target 0: expected 0 or 1 (or -1 or 1), for weights go by class, found 0.5.",
            Assert.Throws<ArgumentException>(() => new Dropping(1).Fit(new Dataset([1, 2], 2, [0.5], 1), new TrainingOptions { ClassWeights = [1, 2] })).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "A row of Linear has no one class (loss MeanSquaredError, outputs [2]): give SampleWeights instead.",
            Assert.Throws<ArgumentException>(() => Trainer.Fit<DenseModel<Linear, float>, float>(
                DenseModel<Linear, float>.Create(1), TrainingData.Regression(4), new TrainingOptions { ClassWeights = [1, 2] })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_knows_its_weights()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("netgen-weights-").FullName, "run");
        Fit(TrainingData.Clusters(4), new TrainingOptions { ClassWeights = [1, 2], Callbacks = [new BackupAndRestore(file, deleteCheckpoint: false)] });
        Assert.Contains("its weights is none ", Assert.Throws<SafetensorsException>(() => Fit(
            TrainingData.Clusters(4), new TrainingOptions { ClassWeights = [2, 1], Callbacks = [new BackupAndRestore(file)] })).Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static void Refused(string message, TrainingOptions options) => Assert.StartsWith(
        message, Assert.Throws<ArgumentException>(() => new Dropping(1).Fit(TrainingData.Clusters(4), options)).Message, StringComparison.Ordinal);

    private static (double[] Parameters, History History) Fit(Dataset data, TrainingOptions options)
    {
        var network = new SmallDouble(3);
        History history = network.Fit(data, options with { Epochs = 5, BatchSize = options.BatchSize == 32 ? 0 : options.BatchSize, Optimizer = options.Optimizer is Sgd ? options.Optimizer : new Sgd(0.3, 0.9) });
        return (Bits(network), history);
    }

    private static double[] Bits<TSelf>(TSelf network)
        where TSelf : class, INetwork<TSelf, double> => network.Parameters.Storage.ToArray();

    private static void Close(IEnumerable<double> expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
}
