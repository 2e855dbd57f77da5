using System;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class NonFiniteTests
{
    [Fact]
    public void A_gradient_that_is_not_finite_stops_before_the_update()
    {
        foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            int step = 0;
            float[] before = [];
            var network = DenseModel<Logistic, float>.Create(1);
            network.Sabotage = gradients =>
            {
                if (++step == 5)
                {
                    before = network.Parameters.Storage.ToArray();
                    gradients.Values[^8] = bad;
                }
            };
            TrainingException exception = Stopped(network);
            Assert.Equal((2, 2, "dense1.bias"), (exception.Epoch, exception.Step, exception.Tensor));
            Assert.Equal(
                "Training stopped in epoch 2, step 2: the gradient of 'dense1.bias' holds NaN or infinity. The step changed no parameter."
                + " A lower learning rate or scaled features usually help.",
                exception.Message);
            Assert.Equal(before, network.Parameters.Storage);
        }
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_before_the_update()
    {
        var network = DenseModel<Logistic, float>.Create(1);
        float[] before = network.Parameters.Storage.ToArray();
        network.ReplaceLoss = _ => float.PositiveInfinity;
        TrainingException exception = Stopped(network);
        Assert.Equal((1, 1, null), (exception.Epoch, exception.Step, exception.Tensor));
        Assert.StartsWith(
            "Training stopped in epoch 1, step 1: the loss is Infinity. The step changed no parameter.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Storage);
    }

    [Fact]
    public void Loss_and_gradient_are_both_named()
    {
        var network = DenseModel<Logistic, float>.Create(1);
        network.ReplaceLoss = _ => float.NaN;
        network.Sabotage = gradients => gradients.Values[0] = float.NaN;
        TrainingException exception = Stopped(network);
        Assert.Equal("dense1.weight", exception.Tensor);
        Assert.Contains(
            "step 1: the loss is NaN and the gradient of 'dense1.weight' holds NaN or infinity.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_is_not_finite_beforehand_is_named()
    {
        var network = DenseModel<Logistic, float>.Create(1);
        network.Parameters.Write("dense1.bias", [float.NaN]);
        TrainingException exception = Stopped(network);
        Assert.Equal("dense1.bias", exception.Tensor);
        Assert.Equal("Training stopped in epoch 1, step 1: 'dense1.bias' held NaN or infinity before the step; load or create the network anew.", exception.Message);
    }

    [Fact]
    public void An_update_that_overflows_is_named()
    {
        var network = DenseModel<Logistic, float>.Create(1);
        TrainingException exception = Assert.Throws<TrainingException>(() => Trainer.Fit<DenseModel<Logistic, float>, float>(
            network, TrainingData.Clusters(70), new TrainingOptions { Optimizer = new Sgd(1e300) }));
        Assert.Equal((1, 1, "dense1.weight"), (exception.Epoch, exception.Step, exception.Tensor));
        Assert.Equal(
            "Training stopped in epoch 1, step 1: the update left NaN or infinity in 'dense1.weight'. A lower learning rate or scaled features usually help.",
            exception.Message);
    }

    private static TrainingException Stopped(DenseModel<Logistic, float> network) =>
        Assert.Throws<TrainingException>(
            () => Trainer.Fit<DenseModel<Logistic, float>, float>(network, TrainingData.Clusters(70), new TrainingOptions()));
}
