using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class FitTests
{
    [Fact]
    public void A_logistic_model_learns_to_separate()
    {
        Dataset data = TrainingData.Clusters(200);
        var network = DenseModel<Logistic, float>.Create(1);
        double before = Trainer.Evaluate<DenseModel<Logistic, float>, float>(network, data);
        History history = Trainer.Fit<DenseModel<Logistic, float>, float>(
            network, data, new TrainingOptions { Epochs = 50, Optimizer = new Adam(0.05), Validation = data });
        Assert.True(history.Losses[^1] < 0.1, $"{before} to {history.Losses[^1]}");
        Assert.True(history.ValidationLosses[^1] < history.ValidationLosses[0]);
        Assert.Equal(Trainer.Evaluate<DenseModel<Logistic, float>, float>(network, data), history.ValidationLosses[^1]);
    }

    [Fact]
    public void A_linear_model_finds_the_coefficients()
    {
        var network = DenseModel<Linear, double>.Create(1);
        Trainer.Fit<DenseModel<Linear, double>, double>(
            network, TrainingData.Regression(300), new TrainingOptions { Epochs = 200, BatchSize = 32, Optimizer = new Sgd(0.1) });
        double[] weight = new double[18];
        network.Parameters.Read("dense1.weight", weight);
        Assert.All(Enumerable.Range(0, 18), i => Assert.Equal(TrainingData.Coefficient(i / 9, i % 9), weight[i], 1e-6));
    }

    [Fact]
    public void A_softmax_model_and_a_support_vector_learn()
    {
        Dataset classes = TrainingData.ThreeClasses(150).OneHot();
        var softmax = DenseModel<SoftmaxRegression, float>.Create(1);
        History history = Trainer.Fit<DenseModel<SoftmaxRegression, float>, float>(
            softmax, classes, new TrainingOptions { Epochs = 60, Optimizer = new Adam(0.05) });
        Assert.True(history.Losses[^1] < 0.25 * history.Losses[0]);

        var hinge = DenseModel<LinearSupportVector, double>.Create(1);
        history = Trainer.Fit<DenseModel<LinearSupportVector, double>, double>(
            hinge, TrainingData.Signs(100), new TrainingOptions { Epochs = 60, Optimizer = new Adam(0.05) });
        Assert.True(history.Losses[^1] < 0.1);
    }

    [Fact]
    public void One_full_batch_epoch_is_one_step_by_hand()
    {
        Dataset data = TrainingData.Regression(7);
        var fitted = DenseModel<Linear, double>.Create(3);
        var stepped = DenseModel<Linear, double>.Create(3);
        History history = Trainer.Fit<DenseModel<Linear, double>, double>(
            fitted, data, new TrainingOptions { Epochs = 1, BatchSize = 0, Optimizer = new Sgd(0.1) });

        Gradients<double> gradients = stepped.CreateGradients();
        double loss = stepped.ComputeGradients(data.AllFeatures, data.AllTargets, gradients);
        new Sgd(0.1).CreateState<double>(gradients.Values.Length).Step(stepped.Parameters.Trainable, gradients.Values);
        Assert.Equal(loss, Assert.Single(history.Losses));
        Assert.Equal(stepped.Parameters.Storage, fitted.Parameters.Storage);
        Assert.NotEqual(DenseModel<Linear, double>.Create(3).Parameters.Storage.ToArray(), fitted.Parameters.Storage.ToArray());
    }

    [Theory]
    [InlineData(32, new[] { 32, 32, 6, 32, 32, 6 })]
    [InlineData(35, new[] { 35, 35, 35, 35 })]
    [InlineData(69, new[] { 69, 1, 69, 1 })]
    [InlineData(70, new[] { 70, 70 })]
    [InlineData(71, new[] { 70, 70 })]
    [InlineData(0, new[] { 70, 70 })]
    public void The_last_batch_is_short(int batchSize, int[] expected)
    {
        var batches = new List<int>();
        var network = DenseModel<Logistic, float>.Create(1);
        network.OnBatch = batches.Add;
        Trainer.Fit<DenseModel<Logistic, float>, float>(network, TrainingData.Clusters(70), new TrainingOptions { Epochs = 2, BatchSize = batchSize });
        Assert.Equal(expected, batches);
    }

    [Fact]
    public void The_loss_of_an_epoch_weights_batches_by_their_size()
    {
        // With a learning rate of 0 the batches' losses, weighted, are the loss of the whole.
        Dataset data = TrainingData.Clusters(70);
        var network = DenseModel<Logistic, double>.Create(1);
        History history = Trainer.Fit<DenseModel<Logistic, double>, double>(
            network, data, new TrainingOptions { Epochs = 2, BatchSize = 32, Optimizer = new Sgd(0), Validation = TrainingData.Clusters(600) });
        Assert.All(history.Losses, loss => Assert.Equal(network.Evaluate(data.AllFeatures, data.AllTargets), loss, 1e-14));
        Dataset validation = TrainingData.Clusters(600);
        Assert.All(history.ValidationLosses, loss => Assert.Equal(network.Evaluate(validation.AllFeatures, validation.AllTargets), loss, 1e-14));
    }

    [Fact]
    public void Every_epoch_is_told_and_kept()
    {
        var told = new List<EpochResult>();
        History history = Trainer.Fit<DenseModel<Logistic, float>, float>(
            DenseModel<Logistic, float>.Create(1), TrainingData.Clusters(40), new TrainingOptions { Epochs = 3, OnEpoch = told.Add });
        Assert.Equal([1, 2, 3], told.Select(epoch => epoch.Epoch));
        Assert.Equal(told, history.Epochs);
        Assert.Equal(told.Select(epoch => epoch.Loss), history.Losses);
        Assert.Empty(history.ValidationLosses);
        Assert.All(told, epoch => Assert.Null(epoch.ValidationLoss));
        Assert.True(told[0].Elapsed <= told[1].Elapsed && told[1].Elapsed <= told[2].Elapsed && told[2].Elapsed <= history.Elapsed);
    }

    [Fact]
    public void Cancellation_stops_before_the_next_step()
    {
        using var source = new CancellationTokenSource();
        var network = DenseModel<Logistic, float>.Create(1);
        int steps = 0;
        network.OnBatch = _ =>
        {
            if (++steps == 5)
            {
                source.Cancel();
            }
        };
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit<DenseModel<Logistic, float>, float>(
            network, TrainingData.Clusters(70), new TrainingOptions { Epochs = 10, CancellationToken = source.Token }));
        Assert.Equal(5, steps);
    }

    [Fact]
    public void A_callback_may_change_the_learning_rate_between_epochs()
    {
        var optimizer = new Sgd(0.1);
        var change = new Listener { EpochEnd = (training, epoch) => training.LearningRate = epoch.Epoch < 2 ? 0.1 : 0 };
        var network = DenseModel<Logistic, float>.Create(1);
        History history = Trainer.Fit<DenseModel<Logistic, float>, float>(
            network,
            TrainingData.Clusters(70),
            new TrainingOptions { Epochs = 4, BatchSize = 0, Optimizer = optimizer, Callbacks = [change] });
        Assert.NotEqual(history.Losses[0], history.Losses[1]);
        Assert.Equal(history.Losses[2], history.Losses[3]);
        Assert.Equal(0.1, optimizer.LearningRate);
    }
}
