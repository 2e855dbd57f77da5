using System;
using System.Linq;
using System.Text.Json;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class LBfgsTests
{
    [Theory]
    [InlineData("rosenbrock", 100, 1, 1e-9)]
    [InlineData("long rosenbrock", 3, 0.7, 1e-9)]
    public void Goes_where_PyTorch_goes(string name, int historySize, double learningRate, double tolerance)
    {
        foreach (JsonElement expected in TrainingVectors.Root.GetProperty("minima").GetProperty(name).EnumerateArray())
        {
            var method = new LBfgs(expected.GetProperty("most").GetInt32(), 1000, historySize: historySize, learningRate: learningRate);
            LBfgsResult result = method.Minimize(new Rosenbrock(expected.Numbers("start")), out double[] end);
            Assert.Equal(expected.GetProperty("evaluations").GetInt32(), result.Evaluations);

            // PyTorch counts the iteration that finds no way down.
            Assert.Equal(expected.GetProperty("iterations").GetInt32() - (result.Stop == LBfgsStop.NoDescent ? 1 : 0), result.Iterations);
            Assert.All(expected.Numbers("end").Zip(end), pair => Assert.Equal(pair.First, pair.Second, tolerance));
        }
    }

    [Fact]
    public void Trains_a_network_where_PyTorch_trains_it()
    {
        foreach (JsonElement expected in TrainingVectors.Root.GetProperty("minima").GetProperty("network").EnumerateArray())
        {
            SmallDouble network = Network(expected.Numbers("start"));
            LBfgsResult result = new LBfgs(expected.GetProperty("most").GetInt32()).Fit(network, Data());
            Assert.Equal(expected.GetProperty("evaluations").GetInt32(), result.Evaluations);
            Assert.Equal(expected.GetProperty("value").GetDouble(), result.Loss, 1e-10);
            Assert.All(expected.Numbers("end").Zip(Flat(network)), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
            Assert.Equal(result.Loss, network.Evaluate(Data().AllFeatures, Data().AllTargets), 1e-12);
        }
    }

    [Fact]
    public void Ends_where_it_should()
    {
        var valley = new Rosenbrock([-1.2, 1]);
        Assert.Equal(LBfgsStop.Iterations, new LBfgs(5, 100).Minimize(valley, out _).Stop);
        Assert.Equal(LBfgsStop.Evaluations, new LBfgs(50, 7).Minimize(valley, out _).Stop);
        Assert.Equal((LBfgsStop.Gradient, 0, 1), End(new LBfgs().Minimize(new Rosenbrock([1, 1]), out _)));
        Assert.Equal(LBfgsStop.Gradient, new LBfgs(200, changeTolerance: 0).Minimize(valley, out double[] point).Stop);
        Assert.All(point, x => Assert.Equal(1, x, 1e-7));
        Assert.Equal(LBfgsStop.Change, new LBfgs(200, changeTolerance: 1e-2).Minimize(valley, out _).Stop);

        static (LBfgsStop, int, int) End(LBfgsResult result) => (result.Stop, result.Iterations, result.Evaluations);
    }

    [Fact]
    public void A_function_that_ends_somewhere_is_searched_within_its_bounds()
    {
        // −log(1 − x²) + x, infinite from 1 on; the first step, of length 1, lands outside.
        LBfgsResult result = new LBfgs(100, learningRate: 5).Minimize(new Barrier(), out double[] point);
        Assert.Equal(1 - Math.Sqrt(2), point[0], 1e-4);
        Assert.True(double.IsFinite(result.Loss));
    }

    [Fact]
    public void Tiny_networks_are_fitted_in_a_few_steps_in_either_precision_with_dropout_held_fixed()
    {
        var single = new Dropping(1);
        double before = Trainer.Evaluate<Dropping, float>(single, TrainingData.Clusters(60));
        LBfgsResult result = new LBfgs(40).Fit(single, TrainingData.Clusters(60), seed: 3);
        Assert.True(result.Loss < 0.05, $"{before} to {result}");
        Assert.Equal(result, new LBfgs(40).Fit(new Dropping(1), TrainingData.Clusters(60), seed: 3));
        Assert.NotEqual(result.Loss, new LBfgs(40).Fit(new Dropping(1), TrainingData.Clusters(60), seed: 4).Loss);
        Assert.Equal(Dropping.ParameterCount, Stored(single).Count(x => x != 0));
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("maxIterations", () => new LBfgs(0));
        Assert.Throws<ArgumentOutOfRangeException>("maxEvaluations", () => new LBfgs(maxEvaluations: -1));
        Assert.Throws<ArgumentOutOfRangeException>("historySize", () => new LBfgs(historySize: 0));
        Assert.Throws<ArgumentOutOfRangeException>("gradientTolerance", () => new LBfgs(gradientTolerance: -1));
        Assert.Throws<ArgumentOutOfRangeException>("changeTolerance", () => new LBfgs(changeTolerance: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new LBfgs(learningRate: 0));
        Assert.Throws<ArgumentException>("train", () => new LBfgs().Fit(new Dropping(1), TrainingData.Regression(3)));
        var spoilt = new Dropping(1);
        spoilt.WriteTensor("dense1.bias", [.. Enumerable.Repeat(float.NaN, 9)]);
        Assert.Equal("dense1.bias", Assert.Throws<TrainingException>(() => new LBfgs().Fit(spoilt, TrainingData.Clusters(4))).Tensor);
        Assert.Equal((20, 25, 1e-7, 1e-9, 100), (new LBfgs().MaxIterations, new LBfgs().MaxEvaluations, new LBfgs().GradientTolerance, new LBfgs().ChangeTolerance, new LBfgs().HistorySize));
    }

    private static float[] Stored<TSelf>(TSelf network)
        where TSelf : class, INetwork<TSelf, float> => network.Parameters.Storage.ToArray();

    private static SmallDouble Network(double[] flat)
    {
        var network = new SmallDouble();
        network.WriteTensor("dense1.weight", flat[..10]);
        network.WriteTensor("dense1.bias", flat[10..15]);
        network.WriteTensor("dense2.weight", flat[15..20]);
        network.WriteTensor("dense2.bias", flat[20..]);
        return network;
    }

    private static double[] Flat(SmallDouble network) => [.. SmallDouble.Info.Tensors.SelectMany(tensor =>
    {
        double[] values = new double[tensor.ElementCount];
        network.ReadTensor(tensor.Name, values);
        return values;
    })];

    private static Dataset Data()
    {
        double[] features = [.. Enumerable.Range(0, 24).SelectMany(i => new[] { Math.Sin(1.3 * i), Math.Cos(2.1 * i) })];
        return new Dataset(features, 2, [.. features.Chunk(2).Select(x => x[0] * x[1] > 0 ? 1.0 : 0)], 1);
    }

    private sealed class Rosenbrock(double[] start) : Objective
    {
        public override double[] Start() => [.. start];

        public override double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
        {
            double sum = 0;
            gradient.Clear();
            for (int i = 0; i + 1 < point.Length; i++)
            {
                double rise = point[i + 1] - (point[i] * point[i]);
                double rest = 1 - point[i];
                sum += (100 * rise * rise) + (rest * rest);
                gradient[i] += (-400 * rise * point[i]) - (2 * rest);
                gradient[i + 1] += 200 * rise;
            }

            return sum;
        }

        public override Exception NotFinite() => new InvalidOperationException();
    }

    private sealed class Barrier : Objective
    {
        public override double[] Start() => [0.9];

        public override double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
        {
            double x = point[0];
            gradient[0] = Math.Abs(x) < 1 ? (2 * x / (1 - (x * x))) + 1 : double.NaN;
            return Math.Abs(x) < 1 ? x - Math.Log(1 - (x * x)) : double.PositiveInfinity;
        }

        public override Exception NotFinite() => new InvalidOperationException();
    }
}
