using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Tests.Tokens;

/// <summary>Networks whose members take integers.</summary>
public sealed class TokenNetworkTests
{
    private static readonly int[] Inputs = [.. Enumerable.Range(0, 24).Select(i => i * 7 % 11)];
    private static readonly int[] Targets = [.. Enumerable.Range(0, 24).Select(i => i % 5 == 0 ? -100 : i * 3 % 11)];

    public static TheoryData<int> OutOfRange => [int.MinValue, -101, -1, 11, 12, 1 << 24, int.MaxValue];

    /// <summary>What integers give is what the interface gives for the same numbers.</summary>
    [Fact]
    public void IntegersAreTheInterfacesNumbers()
    {
        var network = new Letters(seed: 2);
        ITrainableNetwork<Letters, float> contract = network;
        float[] x = [.. Inputs.Select(i => (float)i)];
        float[] y = [.. Targets.Select(i => (float)i)];
        float[] outputs = new float[3 * Letters.OutputSize];
        float[] expected = new float[outputs.Length];
        network.Predict(Inputs, outputs);
        contract.Predict(x, expected);
        Assert.Equal(expected, outputs);
        Assert.Equal(contract.Evaluate(x, y), network.Evaluate(Inputs, Targets));
        Gradients<float> gradients = network.CreateGradients();
        Gradients<float> same = network.CreateGradients();
        Assert.Equal(contract.ComputeGradients(x, y, same), network.ComputeGradients(Inputs, Targets, gradients));
        Assert.Equal(same.Values.ToArray(), gradients.Values.ToArray());
        OptimizerState<float> state = new Sgd(0.1).CreateState<float>(gradients.Values.Length);
        float before = network.Evaluate(Inputs, Targets);
        Assert.Equal(before, network.Step(Inputs, Targets, gradients, state), 1e-6f);
        Assert.True(network.Evaluate(Inputs, Targets) < before);
        Assert.Equal((8, 8, 88), (Letters.InputSize, Letters.TargetSize, Letters.OutputSize));
        Assert.Equal(8, Letters.Info.TargetSize);
    }

    [Fact]
    public void OneSampleIsPredicted()
    {
        var network = new Score(seed: 1);
        Score.Input input = new([1, 2, 3, 6]);
        Score.Output output = network.Predict(in input);
        Assert.Equal(output[0], network.Predict([1, 2, 3, 6]));
        Assert.Equal("The length of input must be 4, but is 3. (Parameter 'input')", Assert.Throws<ArgumentException>(() => { network.Predict([1, 2, 3]); }).Message);
    }

    /// <summary>The error names row, position and value, and nothing has been written.</summary>
    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void ATokenOutOfRangeIsRefused(int token)
    {
        var network = new Letters(seed: 2);
        int[] inputs = [.. Inputs];
        inputs[10] = token;
        float[] outputs = new float[3 * Letters.OutputSize];
        Gradients<float> gradients = network.CreateGradients();
        OptimizerState<float> state = new Sgd(0.1).CreateState<float>(gradients.Values.Length);
        float before = network.Evaluate(Inputs, Targets);
        string expected = FormattableString.Invariant($"inputs, row 1, position 2: expected a whole number from 0 to 10, found {token}. (Parameter 'inputs')");
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => network.Predict(inputs, outputs)).Message);
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => { network.Evaluate(inputs, Targets); }).Message);
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => { network.ComputeGradients(inputs, Targets, gradients); }).Message);
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => { network.Step(inputs, Targets, gradients, state); }).Message);
        float[] step = new float[Letters.StateSize];
        Assert.Throws<ArgumentException>(() => network.PredictNext([token], new float[Letters.StepOutputSize], step));
        Assert.All(outputs.Concat(step), o => Assert.Equal(0, o));
        Assert.Equal(before, network.Evaluate(Inputs, Targets));
    }

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void AClassOutOfRangeIsRefused(int target)
    {
        var network = new Letters(seed: 2);
        int[] targets = [.. Targets];
        targets[17] = target;
        Assert.Equal(
            FormattableString.Invariant($"targets, row 2, position 1: expected a whole number from 0 to 10 or -100, found {target}. (Parameter 'targets')"),
            Assert.Throws<ArgumentException>(() => { network.Evaluate(Inputs, targets); }).Message);
    }

    /// <summary>Through the interface too, which takes numbers that are not whole.</summary>
    [Theory]
    [InlineData(0.5f)]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(1e30f)]
    public void NumbersThatAreNotWholeAreRefused(float number)
    {
        INetwork<Letters, float> network = new Letters(seed: 2);
        Assert.Throws<ArgumentException>(() => network.Predict([0, 1, 2, number, 4, 5, 6, 7], new float[Letters.OutputSize]));
        var categories = new Categories(seed: 1);
        Assert.Throws<ArgumentException>(() => categories.Predict([0.5f, 5, number, 0.5f, 0.5f], new float[3]));
        categories.Predict([number, 5, 4, 0.5f, number], new float[3]);
    }

    /// <summary>Rows whose class is ignored leave no trace; of the others the loss is the mean.</summary>
    [Fact]
    public void IgnoredClassesDoNotCount()
    {
        var network = new Categories(seed: 1);
        float[] samples = [.. Enumerable.Range(0, 40 * 5).Select(i => i % 5 is 1 or 2 ? i % 6 : MathF.Sin(i))];
        int[] classes = [.. Enumerable.Range(0, 40).Select(i => i % 3)];
        int[] counted = [.. Enumerable.Range(0, 40).Where(i => classes[i] != 0)];
        float[] rest = [.. counted.SelectMany(i => samples[(i * 5)..((i + 1) * 5)])];
        Assert.Equal(network.Evaluate(rest, [.. counted.Select(i => classes[i])]), network.Evaluate(samples, classes), 1e-6f);
        Assert.Equal(0, network.Evaluate(samples, new int[40]));
    }

    [Fact]
    public void StepByStepIsTheWholeSequence()
    {
        var network = new Letters(seed: 3);
        var plain = new PlainLetters(seed: 3);
        float[] whole = new float[Letters.OutputSize];
        double[] inDouble = new double[Letters.OutputSize];
        network.Predict(Inputs.AsSpan(0, 8), whole);
        plain.Predict(Inputs.AsSpan(0, 8), inDouble);
        float[] state = new float[Letters.StateSize];
        float[] output = new float[Letters.StepOutputSize];
        for (int step = 0; step < 8; step++)
        {
            network.PredictNext([Inputs[step]], output, state);
            Assert.All(output.Select((o, i) => Math.Abs(o - whole[(step * 11) + i])), d => Assert.InRange(d, 0, 1e-5));
        }

        Assert.All(whole.Select((o, i) => Math.Abs(o - inDouble[i])), d => Assert.InRange(d, 0, 1e-4));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        var network = new Letters(seed: 3);
        float[] outputs = new float[3 * Letters.OutputSize];
        float[] state = new float[Letters.StateSize];
        float[] output = new float[Letters.StepOutputSize];
        Gradients<float> gradients = network.CreateGradients();
        OptimizerState<float> optimizer = new Adam(0.01).CreateState<float>(gradients.Values.Length);
        long allocated = 0;
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.Predict(Inputs, outputs);
            network.Evaluate(Inputs, Targets);
            network.PredictNext([3], output, state);
            network.Step(Inputs, Targets, gradients, optimizer);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void ThreadsShareANetwork()
    {
        var network = new Letters(seed: 3);
        float[] expected = new float[3 * Letters.OutputSize];
        network.Predict(Inputs, expected);
        Parallel.For(0, 64, _ =>
        {
            float[] outputs = new float[expected.Length];
            network.Predict(Inputs, outputs);
            Assert.Equal(expected, outputs);
        });
    }

    /// <summary>A rule that the network can learn: the next token is 3 more, modulo 11.</summary>
    [Fact]
    public void ASequenceIsLearnt()
    {
        int[] tokens = [.. Enumerable.Range(0, 400).Select(i => i * 3 % 11)];
        var network = new Letters(seed: 3);
        Dataset data = Dataset.FromTokens(tokens, 8, stride: 3);
        network.Fit(data, new TrainingOptions { Epochs = 30, BatchSize = 16, Optimizer = new Adam(0.02) });
        Assert.Equal(1, Classification.Evaluate(network, data).Accuracy);
        float[] state = new float[Letters.StateSize];
        float[] output = new float[Letters.StepOutputSize];
        var sampler = new TokenSampler(temperature: 0.5, seed: 1);
        List<int> written = [4];
        for (int i = 0; i < 20; i++)
        {
            network.PredictNext([written[^1]], output, state);
            written.Add(sampler.Next<float>(output));
        }

        Assert.Equal(Enumerable.Range(0, 21).Select(i => (4 + (3 * i)) % 11), written);
    }

    [Fact]
    public void FitChecksTheDataset()
    {
        var network = new Letters(seed: 3);
        var options = new TrainingOptions { Epochs = 1 };
        Assert.Contains("TargetSize of Letters is 8", Assert.Throws<ArgumentException>(
            () => network.Fit(Dataset.FromTokens(Inputs, 8, targetCount: 1), options)).Message);
        Assert.Contains("SparseCrossEntropy takes class indices: leave OneHot out.", Assert.Throws<ArgumentException>(
            () => new Categories(seed: 1).Fit(Dataset.From(new int[10], 5, [0, 1]).OneHot(3), options)).Message);
        Assert.Contains("expected a class index from 0 to 10, or -100, for the loss is SparseCrossEntropy, found 11", Assert.Throws<ArgumentException>(
            () => network.Fit(Dataset.From(Inputs, 8, [.. Targets.Select(t => t == 3 ? 11 : t)], 8), options)).Message);
        Assert.Contains("train, row 0, feature 2: expected a whole number from 0 to 10, found 11.", Assert.Throws<ArgumentException>(
            () => network.Fit(Dataset.From([.. Inputs.Select((t, i) => i == 2 ? 11 : t)], 8, Targets, 8), options)).Message);
        Assert.Contains("but the loss of Letters is SparseCrossEntropy: leave it 0, and write labelSmoothing: in [Network].", Assert.Throws<ArgumentException>(
            () => network.Fit(Dataset.From(Inputs, 8, Targets, 8), new TrainingOptions { Epochs = 1, LabelSmoothing = 0.1 })).Message);
    }

    [Fact]
    public void GradientsAreCentralDifferences() =>
        Assert.True(GradientCheck.Run<PlainLetters, double>(
            new PlainLetters(seed: 4), [.. Inputs.Select(i => (double)i)], [.. Targets.Select(i => (double)i)]).Passed);
}
