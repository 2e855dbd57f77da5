using System;
using System.Linq;
using NetGen.Tests.Training;
using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>A step takes the rate of the optimizer's state, not the optimizer's own.</summary>
public sealed class StepRateTests
{
    public static TheoryData<string> Names => new(OptimizerCases.All.Keys);

    /// <summary>Every rule's step is proportional to the rate, so that twice the rate gives twice the step, and 0 none.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ARateSetBetweenTwoStepsCountsFromTheNext(string name)
    {
        foreach (int count in new[] { 1, 3 })
        {
            double[] once = Moved(0.03125);
            double[] twice = Moved(0.0625);
            Assert.All(Moved(0), change => Assert.Equal(0, change));
            Assert.Contains(once, change => Math.Abs(change) > 1e-7);
            Assert.All(Enumerable.Range(0, once.Length), i => Assert.Equal(2 * once[i], twice[i], 1e-12));

            double[] Moved(double rate)
            {
                var network = new DroppingDouble(seed: 1);
                Gradients<double> gradients = network.CreateGradients();
                OptimizerState<double> state = OptimizerCases.All[name].Create().CreateState<double>(gradients.Values.Length);
                double[] inputs = Samples.Inputs<DroppingDouble, double>(count);
                double[] targets = Samples.Targets<DroppingDouble, double>(count);
                network.Step(inputs, targets, gradients, state);
                INetwork<DroppingDouble, double> stored = network;
                double[] before = stored.Parameters.Storage.ToArray();
                state.LearningRate = rate;
                network.Step(inputs, targets, gradients, state);
                return [.. stored.Parameters.Storage.ToArray().Zip(before, (now, then) => now - then)];
            }
        }
    }

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
