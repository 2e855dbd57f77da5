using System;
using System.Linq;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Tokens;

/// <summary>A sequence with padding tokens is the shorter one, in every member.</summary>
public sealed class PaddedTokenTests
{
    private const double Tolerance = 1e-12;

    /// <summary>Behind the sequence and within it.</summary>
    private static readonly int[] Tokens = [5, 2, 8, 0, 5, 2];
    private static readonly int[] Kept = [5, 8, 0, 5];
    private static readonly int[] Targets = [1, 0, 7, -100, 3, 8];
    private static readonly int[] KeptTargets = [1, 7, -100, 3];

    /// <summary>Five sequences as one batch with different lengths; the last has no step that counts.</summary>
    private static readonly int[] Batch = [5, 2, 8, 0, 5, 2, 1, 1, 3, 4, 7, 6, 8, 2, 2, 2, 2, 2, 2, 2, 4, 0, 1, 2, 2, 2, 2, 2, 2, 2];

    [Fact]
    public void TheOutputsAreThoseOfTheShorterSequence()
    {
        (Padded padded, Unpadded other) = (new Padded(seed: 3), new Unpadded(seed: 3));
        double[] outputs = new double[Padded.OutputSize];
        double[] expected = new double[Unpadded.OutputSize];
        padded.Predict(Tokens, outputs);
        other.Predict(Kept, expected);
        int[] stepsBefore = [0, 0, 1, 2, 3, 3];
        double[] repeated = [.. stepsBefore.SelectMany(step => expected[(step * 9)..((step + 1) * 9)])];
        Assert.InRange(TrainedCheck.Error(outputs, repeated), 0, Tolerance);
        Assert.Equal(new UnpaddedScore(seed: 3).Predict(Kept), new PaddedScore(seed: 3).Predict(Tokens), Tolerance);
    }

    /// <summary>The row of the padding token has no gradient: nothing reads it.</summary>
    [Fact]
    public void LossAndGradientsAreThoseOfTheShorterSequence()
    {
        (Padded padded, Unpadded other) = (new Padded(seed: 3), new Unpadded(seed: 3));
        Gradients<double> gradients = padded.CreateGradients();
        Gradients<double> expected = other.CreateGradients();
        double loss = other.ComputeGradients(Kept, KeptTargets, expected);
        Assert.Equal(loss, padded.ComputeGradients(Tokens, Targets, gradients), Tolerance);
        Assert.Equal(loss, padded.Evaluate(Tokens, Targets), Tolerance);
        HoldGradients(Padded.Info, gradients, expected);
        double[] rows = new double[9 * 5];
        gradients.ReadTensor("embedding1.weight", rows);
        Assert.All(rows[10..15], g => Assert.Equal(0, g));

        (PaddedScore score, UnpaddedScore otherScore) = (new PaddedScore(seed: 3), new UnpaddedScore(seed: 3));
        gradients = score.CreateGradients();
        expected = otherScore.CreateGradients();
        Assert.Equal(otherScore.ComputeGradients(Kept, [0.3], expected), score.ComputeGradients(Tokens, [0.3], gradients), Tolerance);
        HoldGradients(PaddedScore.Info, gradients, expected);
    }

    [Fact]
    public void AStepTrainsAsTheShorterSequenceDoes()
    {
        (Padded padded, Unpadded other) = (new Padded(seed: 3), new Unpadded(seed: 3));
        Gradients<double> gradients = padded.CreateGradients();
        Gradients<double> expected = other.CreateGradients();
        OptimizerState<double> optimizer = new Adam(0.01).CreateState<double>(gradients.Values.Length);
        OptimizerState<double> same = new Adam(0.01).CreateState<double>(gradients.Values.Length);
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(other.Step(Kept, KeptTargets, expected, same), padded.Step(Tokens, Targets, gradients, optimizer), 1e-10);
        }

        foreach (TensorInfo tensor in Padded.Info.Tensors)
        {
            double[] trained = new double[tensor.ElementCount];
            double[] wanted = new double[tensor.ElementCount];
            padded.ReadTensor(tensor.Name, trained);
            other.ReadTensor(tensor.Name, wanted);
            Assert.InRange(TrainedCheck.Error(trained, wanted), 0, 1e-9);
        }
    }

    /// <summary>A batch's loss, and that of an epoch in batches, is the mean over all steps that count.</summary>
    [Fact]
    public void FitWeighsTheStepsThatCount()
    {
        int[] targets = [.. Batch.Select((token, i) => (token + i) % 9)];
        var network = new Padded(seed: 3);
        double sum = 0;
        for (int i = 0; i < Batch.Length; i++)
        {
            // Of one step alone, with the steps before it: every other target is ignored.
            int[] one = [.. Enumerable.Repeat(-100, Batch.Length)];
            one[i] = targets[i];
            sum += network.Evaluate(Batch, one);
        }

        double expected = sum / Batch.Count(token => token != 2);
        Assert.Equal(expected, network.Evaluate(Batch, targets), Tolerance);
        Dataset data = new([.. Batch.Select(token => (double)token)], 6, [.. targets.Select(target => (double)target)], 6);
        History history = network.Fit(
            data, new TrainingOptions { Epochs = 1, BatchSize = 2, Shuffle = false, Optimizer = new Sgd(0), Validation = data });
        Assert.Equal(expected, history.Epochs[0].Loss, Tolerance);
        Assert.Equal(expected, history.Epochs[0].ValidationLoss!.Value, Tolerance);
    }

    [Fact]
    public void APaddingTokenLeavesTheStreamAsItIs()
    {
        var network = new Padded(seed: 3);
        double[] whole = new double[Padded.OutputSize];
        network.Predict(Tokens, whole);
        double[] state = new double[Padded.StateSize];
        double[] output = new double[Padded.StepOutputSize];
        double[] before = [];
        for (int step = 0; step < 6; step++)
        {
            double[] kept = [.. state];
            network.PredictNext([Tokens[step]], output, state);
            Assert.InRange(TrainedCheck.Error(output, whole[(step * 9)..((step + 1) * 9)]), 0, Tolerance);
            Assert.Equal(Tokens[step] == 2, state.SequenceEqual(kept));
            Assert.Equal(Tokens[step] == 2, output.SequenceEqual(before));
            before = [.. output];
        }
    }

    private static void HoldGradients(NetworkInfo info, Gradients<double> actual, Gradients<double> expected)
    {
        foreach (TensorInfo tensor in info.Tensors)
        {
            double[] gradient = new double[tensor.ElementCount];
            double[] wanted = new double[tensor.ElementCount];
            actual.ReadTensor(tensor.Name, gradient);
            expected.ReadTensor(tensor.Name, wanted);
            Assert.InRange(TrainedCheck.Error(gradient, wanted), 0, 1e-10);
        }
    }
}
