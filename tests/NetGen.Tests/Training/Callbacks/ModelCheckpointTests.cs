using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Training;

public sealed class ModelCheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-model-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_epoch_has_its_file()
    {
        DenseModel<Logistic, float> network = Fit(3, new ModelCheckpoint(Path.Combine(_folder, "model-{epoch}.safetensors")));
        Assert.Equal(["model-1.safetensors", "model-2.safetensors", "model-3.safetensors"], Files());
        Assert.Equal(network.Parameters.Storage.ToArray(), Load("model-3.safetensors"));
        Assert.NotEqual(network.Parameters.Storage.ToArray(), Load("model-2.safetensors"));
    }

    [Fact]
    public void One_name_keeps_the_last()
    {
        DenseModel<Logistic, float> network = Fit(3, new ModelCheckpoint(Path.Combine(_folder, "model")));
        Assert.Equal(["model"], Files());
        Assert.Equal(network.Parameters.Storage.ToArray(), Load("model"));
    }

    [Fact]
    public void The_best_network_is_kept()
    {
        double[] values = [5, 3, 4, 3, 6];
        int epoch = 0;
        float[] best = [];
        DenseModel<Logistic, float>? network = null;
        var listener = new Listener { TrainBegin = _ => { }, EpochEnd = (_, e) => best = e.Epoch == 2 ? network!.Parameters.Storage.ToArray() : best };
        network = DenseModel<Logistic, float>.Create(1);
        Fit(5, network, new ModelCheckpoint(Path.Combine(_folder, "best"), MonitoredQuantity.Lowest("made up", () => values[epoch++]), saveBestOnly: true), listener);
        Assert.Equal(best, Load("best"));
    }

    [Fact]
    public void Every_so_many_steps()
    {
        // 5 steps an epoch: files after steps 4, 8 and 12, in epochs 1, 2 and 3.
        int saved = 0;
        string path = Path.Combine(_folder, "model-{epoch}");
        Fit(3, new ModelCheckpoint(path, saveFrequency: 4), new Listener { BatchEnd = training => saved += training.TotalSteps % 4 == 0 ? 1 : 0 });
        Assert.Equal(3, saved);
        Assert.Equal(["model-1", "model-2", "model-3"], Files());
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentException>("path", () => new ModelCheckpoint(""));
        Assert.Throws<ArgumentOutOfRangeException>("saveFrequency", () => new ModelCheckpoint("a", saveFrequency: -1));
        Assert.Throws<ArgumentException>("saveFrequency", () => new ModelCheckpoint("a", saveBestOnly: true, saveFrequency: 2));
    }

    private static DenseModel<Logistic, float> Fit(int epochs, params Callback[] callbacks)
    {
        var network = DenseModel<Logistic, float>.Create(1);
        Fit(epochs, network, callbacks);
        return network;
    }

    private static void Fit(int epochs, DenseModel<Logistic, float> network, params Callback[] callbacks) =>
        Trainer.Fit<DenseModel<Logistic, float>, float>(network, TrainingData.Clusters(40), new TrainingOptions { Epochs = epochs, BatchSize = 8, Callbacks = callbacks });

    private string[] Files() => [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private float[] Load(string file) =>
        NetworkFile.Load<DenseModel<Logistic, float>, float>(Path.Combine(_folder, file)).Parameters.Storage.ToArray();
}
