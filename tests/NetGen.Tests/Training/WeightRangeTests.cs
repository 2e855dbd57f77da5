using System;
using System.Linq;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Weights only count by their ratios, so how large they are must not matter, in single precision either.</summary>
public sealed class WeightRangeTests
{
    [Theory]
    [InlineData(1e39)]
    [InlineData(1e-60)]
    [InlineData(1e307)]
    public void The_size_of_all_weights_does_not_matter(double size)
    {
        double[] weights = [.. Enumerable.Range(0, 12).Select(i => 1.0 + (i % 3))];
        Assert.Equal(Train(weights), Train([.. weights.Select(w => Math.ScaleB(w, Math.ILogB(size)))]));
    }

    [Fact]
    public void Weights_too_large_to_be_multiplied_are_refused_before_the_first_step()
    {
        var network = new Dropping(1);
        float[] before = [.. ((INetwork<Dropping, float>)network).Parameters.Storage];
        string message = Assert.Throws<ArgumentException>(() => network.Fit(
            TrainingData.Clusters(12), new TrainingOptions { SampleWeights = [.. Enumerable.Repeat(1e200, 12)], ClassWeights = [1e200, 1e200] })).Message;
        Assert.StartsWith("The weights of row 0 and of its class are too large to be multiplied.", message, StringComparison.Ordinal);
        Assert.Equal(before, ((INetwork<Dropping, float>)network).Parameters.Storage.ToArray());
    }

    /// <summary>The sum of two such weights is past the largest number.</summary>
    [Fact]
    public void A_batch_of_huge_weights_is_one_of_equal_weights()
    {
        Dataset data = TrainingData.Clusters(2);
        Assert.Equal(Loss([]), Loss([1.5e308, 1.5e308]));

        double Loss(double[] weights)
        {
            var network = new SmallDouble(1);
            Gradients<double> gradients = network.CreateGradients();
            gradients.WeighSamples(weights);
            return network.ComputeGradients(data.AllFeatures, data.AllTargets, gradients);
        }
    }

    [Fact]
    public void An_epoch_stopped_before_anything_weighed_has_a_loss_of_zero()
    {
        History history = new Dropping(1).Fit(TrainingData.Clusters(12), new TrainingOptions
        {
            BatchSize = 4,
            Shuffle = false,
            SampleWeights = [.. Enumerable.Range(0, 12).Select(i => i < 4 ? 0.0 : 1)],
            Callbacks = [new Listener { BatchEnd = t => t.Stop() }],
        });
        Assert.Equal([0.0], history.Losses);
    }

    private static float[] Train(double[] weights)
    {
        var network = new Dropping(1);
        network.Fit(TrainingData.Clusters(12), new TrainingOptions { Epochs = 2, BatchSize = 5, SampleWeights = weights });
        return [.. ((INetwork<Dropping, float>)network).Parameters.Storage];
    }
}
