using System;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class TrainingErrorTests
{
    [Fact]
    public void Options_are_checked_where_they_are_set()
    {
        Assert.Equal("Epochs must be at least 1, but is -3. (Parameter 'Epochs')", Message<ArgumentOutOfRangeException>(() => new TrainingOptions { Epochs = -3 }));
        Assert.Equal("Epochs must be at least 1, but is 0. (Parameter 'Epochs')", Message<ArgumentOutOfRangeException>(() => new TrainingOptions { Epochs = 0 }));
        Assert.Equal(
            "BatchSize must be at least 0 (all samples in one batch), but is -1. (Parameter 'BatchSize')",
            Message<ArgumentOutOfRangeException>(() => new TrainingOptions { BatchSize = -1 }));
        Assert.Contains("'Optimizer'", Message<ArgumentNullException>(() => new TrainingOptions { Optimizer = null! }), StringComparison.Ordinal);
        var defaults = new TrainingOptions();
        Assert.Equal((10, 32, true, 0), (defaults.Epochs, defaults.BatchSize, defaults.Shuffle, defaults.Seed));
        Assert.Equal(0.001, Assert.IsType<Adam>(defaults.Optimizer).LearningRate);
    }

    [Fact]
    public void Arguments_must_be_there()
    {
        var network = DenseModel<Logistic, float>.Create(0);
        Dataset data = TrainingData.Clusters(4);
        Assert.Throws<ArgumentNullException>("network", () => Trainer.Fit<DenseModel<Logistic, float>, float>(null!, data, new TrainingOptions()));
        Assert.Throws<ArgumentNullException>("train", () => Trainer.Fit<DenseModel<Logistic, float>, float>(network, null!, new TrainingOptions()));
        Assert.Throws<ArgumentNullException>("options", () => Trainer.Fit<DenseModel<Logistic, float>, float>(network, data, null!));
        Assert.Throws<ArgumentNullException>("network", () => Trainer.Evaluate<DenseModel<Logistic, float>, float>(null!, data));
        Assert.Throws<ArgumentNullException>("data", () => Trainer.Evaluate<DenseModel<Logistic, float>, float>(network, null!));
    }

    [Fact]
    public void Sizes_must_be_the_networks()
    {
        AssertRefused<Logistic>(
            "The InputSize of Logistic is 2, but the FeatureCount of train is 3.", new Dataset([1, 2, 3], 3, [1], 1));
        AssertRefused<Logistic>(
            "The OutputSize of Logistic is 1, but the TargetCount of train is 2.", new Dataset([1, 2], 2, [1, 0], 2));
        AssertRefused<SoftmaxRegression>(
            "The OutputSize of SoftmaxRegression is 3, but the TargetCount of train is 1."
            + " CrossEntropy takes one target per class: call OneHot() on the dataset to make them from class indices.",
            new Dataset([1, 2], 2, [2], 1));
    }

    [Fact]
    public void Validation_data_is_checked_before_training()
    {
        var network = DenseModel<Logistic, float>.Create(0);
        network.OnBatch = _ => Assert.Fail("trained");
        Assert.StartsWith(
            "The InputSize of Logistic is 2, but the FeatureCount of Validation is 1.",
            Message<ArgumentException>(() => Trainer.Fit<DenseModel<Logistic, float>, float>(
                network, TrainingData.Clusters(4), new TrainingOptions { Validation = new Dataset([1], 1, [1], 1) })),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_must_be_in_the_losss_domain()
    {
        AssertRefused<Logistic>(
            "train, row 1, target 0: expected a number from 0 to 1, for the loss is BinaryCrossEntropy, found 1.5.", new Dataset([1, 2, 3, 4], 2, [1, 1.5], 1));
        AssertRefused<Logistic>(
            "train, row 0, target 0 ('benign'): expected a number from 0 to 1, for the loss is BinaryCrossEntropy, found -1.",
            new Dataset([1, 2], 2, [-1], 1, targetNames: ["benign"]));
        AssertRefused<LinearSupportVector>(
            "train, row 1, target 0: expected -1 or 1, for the loss is Hinge, found 0.", new Dataset([1, 2, 3, 4], 2, [1, 0], 1));
        AssertRefused<PoissonRegression>(
            "train, row 0, target 0: expected a count, at least 0, for the loss is Poisson, found -1.", new Dataset([1, 2], 2, [-1], 1));
        AssertRefused<SoftmaxRegression>(
            "train, row 1, targets 0 to 2 together: expected a sum of 1, for the loss is CrossEntropy, found 2.",
            new Dataset([1, 2, 3, 4], 2, [0, 0, 1, 1, 0, 1], 3));
        AssertRefused<SoftmaxRegression>(
            "train, row 0, target 1: expected a probability, at least 0, for the loss is CrossEntropy, found -0.5.", new Dataset([1, 2], 2, [1, -0.5, 0.5], 3));
        AssertRefused<SoftmaxRegression>("train, row 0, targets 0 to 2 together", new Dataset([1, 2], 2, [0.5, 0.25, 0.25 + 4e-6], 3));
        AssertRefused<Linear>(
            "train, row 0, target 1: expected a number within the range of Single, found 1E+300.", new Dataset(new double[9], 9, [0, 1e300], 2));
        AssertRefused<Logistic>(
            "train, row 0, feature 1 ('size'): expected a number within the range of Single, found -1E+300.",
            new Dataset([0, -1e300], 2, [0], 1, featureNames: ["age", "size"]));
    }

    [Fact]
    public void Targets_inside_the_domain_pass()
    {
        Fit<SoftmaxRegression>(new Dataset([1, 2, 3, 4], 2, [0.5, 0.25, 0.25 + 1e-6, 0, 1, 0], 3));
        Fit<SoftmaxRegression>(new Dataset([1, 2], 2, [(float)(1 / 3.0), (float)(1 / 3.0), (float)(1 / 3.0)], 3));
        Fit<Logistic>(new Dataset([1, 2, 3, 4, 5, 6], 2, [0, 1, 0.3], 1));
        Fit<LinearSupportVector>(new Dataset([1, 2, 3, 4], 2, [-1, 1], 1));
        Fit<Linear>(new Dataset(new double[9], 9, [-1e15, 1e15], 2));
    }

    private static void Fit<TSpec>(Dataset data)
        where TSpec : IModelSpec
    {
        var network = DenseModel<TSpec, float>.Create(0);
        Trainer.Fit<DenseModel<TSpec, float>, float>(network, data, new TrainingOptions { Epochs = 1, Optimizer = new Sgd(0) });
        Trainer.Evaluate<DenseModel<TSpec, float>, float>(network, data);
    }

    private static void AssertRefused<TSpec>(string message, Dataset train)
        where TSpec : IModelSpec
    {
        var network = DenseModel<TSpec, float>.Create(0);
        network.OnBatch = _ => Assert.Fail("trained");
        Assert.StartsWith(
            message,
            Message<ArgumentException>(() => Trainer.Fit<DenseModel<TSpec, float>, float>(network, train, new TrainingOptions())),
            StringComparison.Ordinal);
        Assert.StartsWith(
            message.Replace("train", "data", StringComparison.Ordinal),
            Message<ArgumentException>(() => Trainer.Evaluate<DenseModel<TSpec, float>, float>(network, train)),
            StringComparison.Ordinal);
    }

    private static string Message<TException>(Func<object> action)
        where TException : Exception => Assert.Throws<TException>(action).Message;
}
