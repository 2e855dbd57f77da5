using System;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>A step takes the rate of the optimizer's state, not the optimizer's own.</summary>
public sealed class StepRateTests
{
    /// <summary>One sample of plain gradient descent takes the fused way, the others do not.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void TheRateIsTheStates(int count)
    {
        Func<double, Optimizer>[] optimizers = [rate => new Sgd(rate), rate => new Sgd(rate, momentum: 0.9), rate => new Adam(rate)];
        foreach (Func<double, Optimizer> create in optimizers)
        {
            Assert.Equal(Stepped(create(0.25), null), Stepped(create(0.1), 0.25));
            Assert.NotEqual(Stepped(create(0.1), null), Stepped(create(0.1), 0.25));
            Assert.Equal(NetworkBits.Of(new Tumor(seed: 1)), Stepped(create(0.1), 0));
        }

        float[] Stepped(Optimizer optimizer, double? rate)
        {
            var network = new Tumor(seed: 1);
            Gradients<float> gradients = network.CreateGradients();
            OptimizerState<float> state = optimizer.CreateState<float>(gradients.Values.Length);
            state.LearningRate = rate ?? state.LearningRate;
            network.Step(Samples.Inputs<Tumor, float>(count), Samples.Targets<Tumor, float>(count), gradients, state);
            return NetworkBits.Of(network);
        }
    }
}
