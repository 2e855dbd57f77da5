using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Threading;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Tensors that are frozen at run time stay as they are, to the bit, and the others train as if those were constants.</summary>
public class FreezeTests
{
    public static TheoryData<Optimizer> Optimizers =>
        [new Sgd(0.1), new Sgd(0.1, weightDecay: 0.1), new Sgd(0.1, momentum: 0.9, weightDecay: 0.1), new Adam(0.01), new AdamW(0.01, weightDecay: 0.5)];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void FitLeavesFrozenTensorsAsTheyAre(Optimizer optimizer)
    {
        var network = new SmallDouble(seed: 1);
        network.Freeze("dense1.*");
        double[] before = Stored<SmallDouble, double>(network, "dense1.");
        double[] others = Stored<SmallDouble, double>(network, "dense2.");
        var options = new TrainingOptions { Epochs = 3, BatchSize = 4, Optimizer = optimizer, L1 = 0.01, ClipNorm = 1, AccumulationSteps = 2 };
        network.Fit(TrainingData.Clusters(20), options);
        Assert.Equal(before, Stored<SmallDouble, double>(network, "dense1."));
        Assert.All(others.Zip(Stored<SmallDouble, double>(network, "dense2.")), pair => Assert.NotEqual(pair.First, pair.Second));

        network.Unfreeze("dense1.weight");
        network.Fit(TrainingData.Clusters(20), options);
        Assert.NotEqual(before[..10], Stored<SmallDouble, double>(network, "dense1.weight"));
        Assert.Equal(before[10..], Stored<SmallDouble, double>(network, "dense1.bias"));
    }

    /// <summary>One sample's plain gradient descent, which writes no gradient to memory, too; panels with padding, and none.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void StepLeavesFrozenTensorsAsTheyAre(Optimizer optimizer)
    {
        foreach (int count in new[] { 1, 3 })
        {
            Hold<Tumor, float>(network => network.Freeze("dense2.*"), optimizer, count, "dense2.");
            Hold<Odd, float>(network => network.Freeze("dense1.weight"), optimizer, count, "dense1.weight");
            Hold<PlainTumor, double>(network => network.Freeze("*.bias"), optimizer, count, "dense3.bias");
        }
    }

    /// <summary>θ ← θ − lr·g·c/(‖g‖ + 10⁻⁶), with the norm of the trained tensors' gradients alone, as PyTorch has it where requires_grad is
    /// false.</summary>
    [Fact]
    public void FrozenGradientsAreNoPartOfTheNorm()
    {
        Dataset data = TrainingData.Clusters(8);
        var network = new SmallDouble(seed: 2);
        Gradients<double> gradients = network.CreateGradients();
        network.ComputeGradients(data.AllFeatures, data.AllTargets, gradients);
        double[] gradient = [.. new[] { ("dense2.weight", 5), ("dense2.bias", 1) }.SelectMany(tensor =>
        {
            double[] values = new double[tensor.Item2];
            gradients.ReadTensor(tensor.Item1, values);
            return values;
        })];
        double norm = Math.Sqrt(gradient.Sum(g => g * g));
        double[] expected = [.. Stored<SmallDouble, double>(network, "dense2.").Zip(gradient, (parameter, g) => parameter - (0.1 * g * 0.01 / (norm + 1e-6)))];
        network.Freeze("dense1.*");
        network.Fit(data, new TrainingOptions { Epochs = 1, BatchSize = 0, Optimizer = new Sgd(0.1), ClipNorm = 0.01 });
        Assert.All(expected.Zip(Stored<SmallDouble, double>(network, "dense2.")), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void LBfgsLeavesFrozenTensorsAsTheyAre()
    {
        var network = new SmallDouble(seed: 3);
        network.Freeze("dense1.*");
        double[] before = Stored<SmallDouble, double>(network, "dense1.");
        double[] others = Stored<SmallDouble, double>(network, "dense2.");
        new LBfgs(20).Fit(network, TrainingData.Clusters(20));
        Assert.Equal(before, Stored<SmallDouble, double>(network, "dense1."));
        Assert.NotEqual(others, Stored<SmallDouble, double>(network, "dense2."));
    }

    [Fact]
    public void FilesAndCountsStayAsTheyAre()
    {
        using var before = new MemoryStream();
        using var after = new MemoryStream();
        var network = new SmallDouble(seed: 4);
        network.Save(before);
        network.Freeze("*");
        network.Save(after);
        Assert.Equal(before.ToArray(), after.ToArray());
        Assert.Equal(SmallDouble.ParameterCount, SmallDouble.Info.ParameterCount);
        after.Position = 0;
        Assert.Equal(4, network.Restore(after).Loaded.Length);
    }

    [Fact]
    public void APatternThatMatchesNothingIsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new SmallDouble().Freeze("dense3.*"));
        Assert.StartsWith(
            "SmallDouble has no trained tensor that matches 'dense3.*'; it has dense1.weight, dense1.bias, dense2.weight, dense2.bias.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SmallDouble().Unfreeze("Dense1.*"));
    }

    [Fact]
    public void ARunGoesOnWithTheSameTensorsFrozenOnly()
    {
        string path = Path.Combine(Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}.safetensors");
        try
        {
            using var stop = new CancellationTokenSource();
            TrainingOptions Options(CancellationToken token) => new()
            {
                Epochs = 3,
                BatchSize = 4,
                Optimizer = new Adam(0.01),
                Callbacks = [new BackupAndRestore(path)],
                CancellationToken = token,
                OnEpoch = _ => stop.Cancel(),
            };
            var network = new SmallDouble(seed: 5);
            network.Freeze("dense1.*");
            Assert.Throws<OperationCanceledException>(() => network.Fit(TrainingData.Clusters(20), Options(stop.Token)));
            SafetensorsException error = Assert.Throws<SafetensorsException>(
                () => new SmallDouble(seed: 5).Fit(TrainingData.Clusters(20), Options(default)));
            Assert.Contains("its list of frozen tensors is dense1.weight,dense1.bias, here it is none", error.Message, StringComparison.Ordinal);
            network.Freeze("dense2.bias");
            error = Assert.Throws<SafetensorsException>(() => network.Fit(TrainingData.Clusters(20), Options(default)));
            Assert.Contains("its list of frozen tensors is dense1.weight,dense1.bias, here it is dense1.weight,dense1.bias,dense2.bias", error.Message, StringComparison.Ordinal);
            network.Unfreeze("dense2.bias");
            Assert.Equal(3, network.Fit(TrainingData.Clusters(20), Options(default)).Losses.Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Hold<TSelf, T>(Action<TSelf> freeze, Optimizer optimizer, int count, string frozen)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TSelf network = TSelf.Create(1);
        freeze(network);
        T[] before = Stored<TSelf, T>(network, frozen);
        T[] all = Stored<TSelf, T>(network, string.Empty);
        OptimizerState<T> state = optimizer.CreateState<T>(network.Parameters.Trainable.Length);
        Gradients<T> gradients = network.CreateGradients();
        for (int step = 0; step < 3; step++)
        {
            network.Step(Networks.Samples.Inputs<TSelf, T>(count), Networks.Samples.Targets<TSelf, T>(count), gradients, state);
        }

        Assert.Equal(before, Stored<TSelf, T>(network, frozen));
        Assert.NotEqual(all, Stored<TSelf, T>(network, string.Empty));
    }

    private static T[] Stored<TSelf, T>(TSelf network, string prefix)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. TSelf.Info.Tensors.Where(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal)).SelectMany(tensor =>
        {
            T[] values = new T[tensor.ElementCount];
            network.Parameters.Read(tensor.Name, values);
            return values;
        })];
}
