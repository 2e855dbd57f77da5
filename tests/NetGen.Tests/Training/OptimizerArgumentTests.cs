using System;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class OptimizerArgumentTests
{
    [Fact]
    public void Numbers_outside_their_range_are_refused()
    {
        AssertRefused("learningRate must be finite and at least 0, but is -1.", () => new Adam(-1));
        AssertRefused("learningRate must be finite and at least 0, but is NaN.", () => new Sgd(double.NaN));
        AssertRefused("learningRate must be finite and at least 0, but is Infinity.", () => new RmsProp(double.PositiveInfinity));
        AssertRefused("LearningRate must be finite and at least 0, but is -0.5.", () => new Adam().CreateState<float>(1).LearningRate = -0.5);
        AssertRefused("LearningRate must be finite and at least 0, but is NaN.", () => new Sgd().CreateState<double>(1).LearningRate = double.NaN);
        AssertRefused("beta1 must be at least 0 and below 1, but is 1.", () => new Adam(beta1: 1));
        AssertRefused("beta2 must be at least 0 and below 1, but is -0.1.", () => new AdamW(beta2: -0.1));
        AssertRefused("beta2 must be at least 0 and below 1, but is NaN.", () => new NAdam(beta2: double.NaN));
        AssertRefused("epsilon must be finite and above 0, but is 0.", () => new Adamax(epsilon: 0));
        AssertRefused("rho must be at least 0 and below 1, but is 2.", () => new AdaDelta(rho: 2));
        AssertRefused("alpha must be at least 0 and below 1, but is 1.", () => new RmsProp(alpha: 1));
        AssertRefused("momentum must be finite and at least 0, but is -0.9.", () => new Sgd(momentum: -0.9));
        AssertRefused("dampening must be finite, but is NaN.", () => new Sgd(dampening: double.NaN));
        AssertRefused("weightDecay must be finite and at least 0, but is -0.01.", () => new AdamW(weightDecay: -0.01));
        AssertRefused("initialAccumulator must be finite and at least 0, but is -1.", () => new AdaGrad(initialAccumulator: -1));
        AssertRefused("learningRateDecay must be finite and at least 0, but is -1.", () => new AdaGrad(learningRateDecay: -1));
        AssertRefused("momentumDecay must be finite and at least 0, but is -1.", () => new NAdam(momentumDecay: -1));
    }

    [Fact]
    public void Nesterov_needs_momentum_without_dampening()
    {
        const string Expected = "nesterov needs momentum above 0 and a dampening of 0.";
        Assert.StartsWith(Expected, Assert.Throws<ArgumentException>(() => new Sgd(nesterov: true)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            Expected, Assert.Throws<ArgumentException>(() => new Sgd(momentum: 0.9, dampening: 0.1, nesterov: true)).Message, StringComparison.Ordinal);
    }

    // PyTorch 1.13's.
    [Fact]
    public void Defaults()
    {
        Assert.Equal((0.01, 0.0, 0.0, false, 0.0), (new Sgd().LearningRate, new Sgd().Momentum, new Sgd().Dampening, new Sgd().Nesterov, new Sgd().WeightDecay));
        var adam = new Adam();
        Assert.Equal(
            (0.001, 0.9, 0.999, 1e-8, 0.0, false), (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay, adam.AmsGrad));
        var adamW = new AdamW();
        Assert.Equal(
            (0.001, 0.9, 0.999, 1e-8, 0.01, false), (adamW.LearningRate, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay, adamW.AmsGrad));
        var adaGrad = new AdaGrad();
        Assert.Equal((0.01, 0.0, 0.0, 0.0, 1e-10), (adaGrad.LearningRate, adaGrad.LearningRateDecay, adaGrad.WeightDecay, adaGrad.InitialAccumulator, adaGrad.Epsilon));
        var adaDelta = new AdaDelta();
        Assert.Equal((1.0, 0.9, 1e-6, 0.0), (adaDelta.LearningRate, adaDelta.Rho, adaDelta.Epsilon, adaDelta.WeightDecay));
        var rmsProp = new RmsProp();
        Assert.Equal(
            (0.01, 0.99, 1e-8, 0.0, 0.0, false),
            (rmsProp.LearningRate, rmsProp.Alpha, rmsProp.Epsilon, rmsProp.WeightDecay, rmsProp.Momentum, rmsProp.Centered));
        var adamax = new Adamax();
        Assert.Equal((0.002, 0.9, 0.999, 1e-8, 0.0), (adamax.LearningRate, adamax.Beta1, adamax.Beta2, adamax.Epsilon, adamax.WeightDecay));
        var nAdam = new NAdam();
        Assert.Equal(
            (0.002, 0.9, 0.999, 1e-8, 0.0, 0.004),
            (nAdam.LearningRate, nAdam.Beta1, nAdam.Beta2, nAdam.Epsilon, nAdam.WeightDecay, nAdam.MomentumDecay));
    }

    [Fact]
    public void A_state_must_be_there()
    {
        Assert.Equal(
            "NetGen.Tests.Training.OptimizerArgumentTests+Stateless.CreateSingleState returned null.",
            Assert.Throws<InvalidOperationException>(() => new Stateless().CreateState<float>(1)).Message);
        Assert.Equal(
            "NetGen.Tests.Training.OptimizerArgumentTests+Stateless.CreateDoubleState returned null.",
            Assert.Throws<InvalidOperationException>(() => new Stateless().CreateState<double>(1)).Message);
    }

    private static void AssertRefused(string message, Func<object> action) =>
        Assert.StartsWith(message + " (Parameter", Assert.Throws<ArgumentOutOfRangeException>(action).Message, StringComparison.Ordinal);

    private sealed class Stateless() : Optimizer(0.1)
    {
        protected override OptimizerState<float> CreateSingleState(int length) => null!;

        protected override OptimizerState<double> CreateDoubleState(int length) => null!;
    }
}
