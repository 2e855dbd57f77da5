using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetGen.Testing;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Label smoothing and positive weights, against PyTorch 1.13.1's numbers, which <c>vectors/make_losses.py</c> writes.</summary>
public sealed class LossOptionTests
{
    private static readonly JsonElement Vectors =
        JsonDocument.Parse(File.ReadAllText(SourceTree.Find("tests", "NetGen.Tests", "Training", "vectors", "losses.json"))).RootElement;

    [Theory]
    [InlineData("cross-entropy, smoothing 0", 0)]
    [InlineData("cross-entropy, smoothing 0.1", 0.1)]
    [InlineData("cross-entropy, smoothing 0.6", 0.6)]
    public void Label_smoothing_of_cross_entropy_is_PyTorchs(string name, double smoothing)
    {
        int[] classes = [.. Vectors.Numbers("classes").Select(c => (int)c)];
        double[] targets = [.. classes.SelectMany(c => Enumerable.Range(0, 3).Select(k => k == c ? 1.0 : 0))];
        Same<SmoothedChoice, double>(name, targets, new TrainingOptions { LabelSmoothing = smoothing }, 1e-12);
        Same<SmoothedChoiceSingle, float>(name, targets, new TrainingOptions { LabelSmoothing = smoothing }, 2e-5);
    }

    [Theory]
    [InlineData("binary, smoothing 0.2", "labels", 0.2, false)]
    [InlineData("binary, weights", "labels", 0, true)]
    [InlineData("binary, weights, large", "labels", 0, true)]
    [InlineData("binary, weights, shares", "shares", 0, true)]
    [InlineData("binary, weights, smoothing 0.2", "labels", 0.2, true)]
    public void Binary_cross_entropy_is_PyTorchs(string name, string targets, double smoothing, bool isWeighted)
    {
        var options = new TrainingOptions { LabelSmoothing = smoothing, PositiveWeights = isWeighted ? Vectors.Numbers("weights") : null };
        Same<Weighted, double>(name, Vectors.Numbers(targets), options, 1e-12);
        Same<WeightedSingle, float>(name, Vectors.Numbers(targets), options, 2e-5);
    }

    [Fact]
    public void Smoothed_batches_are_those_of_smoothed_data()
    {
        Dataset data = TrainingData.Clusters(40);
        var smoothed = new Dataset(data.AllFeatures.ToArray(), 2, [.. data.AllTargets.ToArray().Select(t => (t * (1 - 0.3)) + (0.3 / 2))], 1);
        foreach (TrainingOptions options in new TrainingOptions[]
        {
            new() { BatchSize = 8 }, new() { BatchSize = 8, Shuffle = false }, new() { BatchSize = 0 }, new() { BatchSize = 8, Optimizer = new SignDescent() },
        })
        {
            var expected = new Normalised(1);
            History expectedHistory = expected.Fit(smoothed, options with { Validation = data });
            var actual = new Normalised(1);
            History history = actual.Fit(data, options with { LabelSmoothing = 0.3, Validation = data });
            Assert.Equal(NetworkBits.Of(expected), NetworkBits.Of(actual));
            Assert.Equal(expectedHistory.Losses, history.Losses);

            // Validation is not smoothed.
            Assert.Equal(expectedHistory.ValidationLosses, history.ValidationLosses);
        }
    }

    [Fact]
    public void Positive_weights_are_a_tensor_that_evaluation_uses_and_files_keep()
    {
        var network = new Weighted(1);
        double[] tensor = new double[3];
        network.ReadTensor("dense2.pos_weight", tensor);
        Assert.Equal([1, 1, 1], tensor);
        Assert.False(Weighted.Info.Tensor("dense2.pos_weight").Kind == TensorKind.Parameter);
        double before = network.Evaluate([0, 0, 0], [1, 1, 1]);

        Dataset data = Data(Vectors.Numbers("labels"));
        network.Fit(data, new TrainingOptions { Epochs = 1, Optimizer = new Sgd(0), PositiveWeights = [2, 2, 2] });
        network.ReadTensor("dense2.pos_weight", tensor);
        Assert.Equal([2, 2, 2], tensor);
        Assert.Equal(2 * before, network.Evaluate([0, 0, 0], [1, 1, 1]), 1e-15);
        Assert.Equal(new Weighted(1).Evaluate([0, 0, 0], [0, 0, 0]), network.Evaluate([0, 0, 0], [0, 0, 0]));

        // A run that goes on must have the same.
        var state = new TrainingState();
        new Weighted(1).Fit(data, new TrainingOptions { State = state, PositiveWeights = [2, 2, 2] });
        string message = Assert.Throws<ArgumentException>(() => new Weighted(1).Fit(data, new TrainingOptions { State = state, PositiveWeights = [2, 2, 3] })).Message;
        Assert.Contains("its positive weights is ", message, StringComparison.Ordinal);
        message = Assert.Throws<ArgumentException>(() => new Weighted(1).Fit(data, new TrainingOptions { State = state })).Message;
        Assert.Contains(", here it is none. Set a new TrainingState", message, StringComparison.Ordinal);

        // Without weights in the options the tensor stays.
        network.Fit(data, new TrainingOptions { Epochs = 1 });
        using var file = new MemoryStream();
        network.Save(file);
        file.Position = 0;
        Weighted.Load(file).ReadTensor("dense2.pos_weight", tensor);
        Assert.Equal([2, 2, 2], tensor);
    }

    // PyTorch's documentation of BCEWithLogitsLoss: negatives over positives.
    [Fact]
    public void Balanced_weights_are_negatives_over_positives()
    {
        Assert.Equal(
            [3, 1, 0, 1], PositiveWeight.Balanced(new Dataset(new double[4], 1, [1, 0, 1, 0.5, 0, 0, 1, 0.5, 0, 0, 1, 0.5, 0, 0, 1, 0.5], 4)));
        Assert.StartsWith(
            "dataset, row 1, target 0: expected a number from 0 to 1, found -1.",
            Assert.Throws<ArgumentException>(() => PositiveWeight.Balanced(new Dataset(new double[2], 1, [1, -1], 1))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Options_must_fit_the_network()
    {
        Refused(
            "PositiveWeights must have 3 elements, the outputs along the last axis, but has 2.", new TrainingOptions { PositiveWeights = [1, 2] });
        Refused("PositiveWeights[1] must be finite and at least 0, but is -1.", new TrainingOptions { PositiveWeights = [1, -1, 1] });
        Assert.StartsWith(
            "Dropping takes no PositiveWeights: declare it with [Network(Loss.BinaryCrossEntropy, positiveWeights: true)], or leave them out.",
            Assert.Throws<ArgumentException>(() => new Dropping(1).Fit(TrainingData.Clusters(4), new TrainingOptions { PositiveWeights = [1] })).Message,
            StringComparison.Ordinal);

        // Finite as a double alone.
        Assert.StartsWith(
            "PositiveWeights[1] must be within the range of Single, but is 1E+39.",
            Assert.Throws<ArgumentException>(() => new WeightedSingle(1).Fit(
                Data(Vectors.Numbers("labels")), new TrainingOptions { PositiveWeights = [1, 1e39, 1] })).Message,
            StringComparison.Ordinal);
        new Weighted(1).Fit(Data(Vectors.Numbers("labels")), new TrainingOptions { Epochs = 1, PositiveWeights = [1, 1e39, 1] });
        Assert.StartsWith(
            "LabelSmoothing is for cross-entropy and binary cross-entropy, but the loss of Linear is MeanSquaredError: leave it 0.",
            Assert.Throws<ArgumentException>(() => Trainer.Fit<DenseModel<Linear, float>, float>(
                DenseModel<Linear, float>.Create(1), TrainingData.Regression(4), new TrainingOptions { LabelSmoothing = 0.1 })).Message,
            StringComparison.Ordinal);
        foreach (double value in new[] { -0.1, 1, double.NaN })
        {
            Assert.StartsWith(
                "LabelSmoothing must be at least 0 and below 1, but is ",
                Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { LabelSmoothing = value }).Message,
                StringComparison.Ordinal);
        }
    }

    private static void Refused(string message, TrainingOptions options)
    {
        var network = new Weighted(1);
        Assert.StartsWith(
            message, Assert.Throws<ArgumentException>(() => network.Fit(Data(Vectors.Numbers("labels")), options)).Message, StringComparison.Ordinal);
    }

    private static void Same<TSelf, T>(string name, double[] targets, TrainingOptions options, double tolerance)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        JsonElement vector = Vectors.GetProperty(name);
        TSelf network = TSelf.Create(1);
        foreach (JsonProperty tensor in vector.GetProperty("start").EnumerateObject())
        {
            network.Parameters.Write(tensor.Name, Array.ConvertAll(vector.GetProperty("start").Numbers(tensor.Name), T.CreateTruncating));
        }

        History history = Trainer.Fit<TSelf, T>(network, Data(targets), options with { Epochs = 3, BatchSize = 0, Optimizer = new Sgd(0.5) });
        Close(vector.Numbers("losses"), history.Losses);
        foreach (JsonProperty tensor in vector.GetProperty("end").EnumerateObject())
        {
            double[] expected = vector.GetProperty("end").Numbers(tensor.Name);
            var actual = new T[expected.Length];
            network.Parameters.Read(tensor.Name, actual);
            Close(expected, actual.Select(double.CreateTruncating));
        }

        void Close(IEnumerable<double> expected, IEnumerable<double> actual) =>
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance * Math.Max(1, Math.Abs(pair.First))));
    }

    private static Dataset Data(double[] targets) =>
        new(Vectors.GetProperty("binary, weights").Numbers("inputs"), 3, targets, 3);
}
