using System;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Weight decay and the L1 penalty, everywhere or on weights alone.</summary>
public sealed class DecayTests
{
    private const double Rate = 0.1;

    public static TheoryData<string> Names => new(OptimizerCases.All.Keys);

    [Fact]
    public void Biases_and_norms_are_known_by_name_and_layer()
    {
        double[] share = Decay.Share<double>(Described());
        double[] weights = new double[6];
        TensorInfo weight = Described().Tensors[0];
        weight.Layout.Read<double>(share, weight.Rows, weight.Columns, weights);
        Assert.All(weights, x => Assert.Equal(1, x));
        Assert.Equal(6, share.Sum());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Limited_decay_follows_the_published_rule(string name)
    {
        // 200 steps; elements that do not decay are those of the same rule without weight decay.
        const int Length = 53;
        OptimizerState<double> limited = OptimizerCases.All[name].Create().CreateState<double>(Length);
        OptimizerState<double> everywhere = OptimizerCases.All[name].Create().CreateState<double>(Length);
        OptimizerState<double> nowhere = WithoutDecay(OptimizerCases.All[name].Create()).CreateState<double>(Length);
        double[] share = [.. Enumerable.Range(0, Length).Select(i => i % 3 == 0 ? 0.0 : 1.0)];
        limited.LimitDecay(share);
        double[][] parameters = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, Length).Select(i => Math.Cos(3 * i)).ToArray())];
        double[] gradients = new double[Length];
        for (int t = 0; t < 200; t++)
        {
            for (int i = 0; i < Length; i++)
            {
                gradients[i] = 0.3 * Math.Cos((0.7 * t * (i + 1)) + 1);
            }

            limited.Step(parameters[0], gradients);
            everywhere.Step(parameters[1], gradients);
            nowhere.Step(parameters[2], gradients);
        }

        Assert.All(Enumerable.Range(0, Length), i => Assert.Equal(share[i] == 1 ? parameters[1][i] : parameters[2][i], parameters[0][i]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void L1_moves_every_element_by_the_rate_times_its_sign(bool everywhere)
    {
        Moves<float>(everywhere, 1e-6);
        Moves<double>(everywhere, 1e-14);
    }

    [Fact]
    public void Decay_leaves_padding_and_biases_alone()
    {
        foreach (string name in OptimizerCases.All.Keys)
        {
            var network = DenseModel<Linear, float>.Create(1);
            network.Sabotage = gradients => gradients.Values.Clear();
            network.Parameters.Write("dense1.bias", [0.5f, -0.5f]);
            var options = new TrainingOptions { Epochs = 3, Optimizer = OptimizerCases.All[name].Create(), L1 = 0.01, DecayBiasesAndNorms = false };
            Trainer.Fit<DenseModel<Linear, float>, float>(network, TrainingData.Regression(20), options);
            float[] bias = new float[2];
            network.Parameters.Read("dense1.bias", bias);
            Assert.Equal([0.5f, -0.5f], bias);
            Assert.Equal(
                network.Parameters.Storage.Length - 20, network.Parameters.Storage.ToArray().Count(x => BitConverter.SingleToInt32Bits(x) == 0));
        }
    }

    [Fact]
    public void An_optimizer_of_ones_own_says_what_it_cannot_do()
    {
        NotSupportedException exception = Assert.Throws<NotSupportedException>(() => Trainer.Fit<DenseModel<Linear, float>, float>(
            DenseModel<Linear, float>.Create(1), TrainingData.Regression(20), new TrainingOptions { Optimizer = new SignDescent(), DecayBiasesAndNorms = false }));
        Assert.Contains("cannot limit weight decay: override LimitDecay, or leave TrainingOptions.DecayBiasesAndNorms true.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("share", () => new Adam().CreateState<float>(3).LimitDecay(new float[2]));
    }

    private static void Moves<T>(bool everywhere, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = DenseModel<Linear, T>.Create(1);
        network.Sabotage = gradients => gradients.Values.Clear();
        network.Parameters.Write("dense1.bias", [T.One, -T.One]);
        T[] before = network.Parameters.Storage.ToArray();
        Trainer.Fit<DenseModel<Linear, T>, T>(
            network,
            TrainingData.Regression(20),
            new TrainingOptions { Epochs = 1, BatchSize = 0, Optimizer = new Sgd(Rate), L1 = 0.02, DecayBiasesAndNorms = everywhere });
        double[] share = everywhere ? [.. Enumerable.Repeat(1.0, before.Length)] : Decay.Share<double>(Linear.Info);
        Assert.All(Enumerable.Range(0, before.Length), i =>
        {
            double was = double.CreateTruncating(before[i]);
            Assert.Equal(was - (Rate * 0.02 * Math.Sign(was) * share[i]), double.CreateTruncating(network.Parameters.Storage[i]), tolerance);
        });
    }

    private static Optimizer WithoutDecay(Optimizer optimizer) => optimizer switch
    {
        Sgd o => new Sgd(o.LearningRate, o.Momentum, o.Dampening, o.Nesterov),
        Adam o => new Adam(o.LearningRate, o.Beta1, o.Beta2, o.Epsilon, 0, o.AmsGrad),
        AdamW o => new AdamW(o.LearningRate, o.Beta1, o.Beta2, o.Epsilon, 0, o.AmsGrad),
        AdaGrad o => new AdaGrad(o.LearningRate, o.LearningRateDecay, 0, o.InitialAccumulator, o.Epsilon),
        AdaDelta o => new AdaDelta(o.LearningRate, o.Rho, o.Epsilon),
        RmsProp o => new RmsProp(o.LearningRate, o.Alpha, o.Epsilon, 0, o.Momentum, o.Centered),
        Adamax o => new Adamax(o.LearningRate, o.Beta1, o.Beta2, o.Epsilon),
        NAdam o => new NAdam(o.LearningRate, o.Beta1, o.Beta2, o.Epsilon, 0, o.MomentumDecay),
        _ => throw new ArgumentOutOfRangeException(nameof(optimizer)),
    };

    private static NetworkInfo Described()
    {
        ImmutableArray<TensorInfo> tensors =
        [
            Tensor("dense1.weight", [3, 2], 0), Tensor("dense1.bias", [3], 8), Tensor("norm1.weight", [3], 12), Tensor("norm1.bias", [3], 16), Tensor("lstm1.bias_hh", [3], 20),
            new("norm1.running_mean", [3], TensorKind.Buffer, new TensorLayout(24, 4), Initializer.Zeros, 0, 1, 1),
        ];
        return new NetworkInfo("Described", Loss.MeanSquaredError, [2], [3],
            [new("dense1", "Dense", Activation.None, [2], [3], 9, 6), new("norm1", "BatchNorm", Activation.None, [3], [3], 6, 0), new("lstm1", "Lstm", Activation.None, [3], [3], 3, 0)],
            tensors, 24, 28);
    }

    private static TensorInfo Tensor(string name, ImmutableArray<int> shape, int offset) =>
        new(name, shape, TensorKind.Parameter, new TensorLayout(offset, 4), Initializer.Zeros, 0, 1, 1);
}
