using System;
using System.IO;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>A run that is refused leaves the network's memory of its training data as it was: data in the earlier order is still judged.</summary>
public sealed class RefusedRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-refused-").FullName;

    private string File => Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void For_a_callback_in_use()
    {
        var twice = new Listener();
        Refused<InvalidOperationException>(new TrainingOptions { Callbacks = [twice, twice] });
    }

    [Fact]
    public void For_a_callback_that_cannot_work() => Refused<ArgumentException>(new TrainingOptions { Callbacks = [new EarlyStopping()] });

    [Fact]
    public void For_a_checkpoint_of_another_run()
    {
        var options = new TrainingOptions { Epochs = 1, Callbacks = [new BackupAndRestore(File, deleteCheckpoint: false)] };
        new Dropping(1).Fit(Data("c", "d"), options);
        Refused<SafetensorsException>(options with { Seed = 1 });
    }

    [Fact]
    public void For_a_loss_that_is_not_finite_before_the_first_step()
    {
        Dropping network = Trained();
        network.WriteTensor("dense1.bias", [float.NaN, 0, 0, 0, 0, 0, 0, 0, 0]);
        Assert.Throws<TrainingException>(() => new LBfgs().Fit(network, Data("c", "d")));
        Remembers(network);
    }

    private static void Refused<TException>(TrainingOptions options)
        where TException : Exception
    {
        Dropping network = Trained();
        float[] before = NetworkBits.Of(network);
        Assert.Throws<TException>(() => network.Fit(Data("c", "d"), options));
        Assert.Equal(before, NetworkBits.Of(network));
        Remembers(network);
    }

    private static Dropping Trained()
    {
        var network = new Dropping(1);
        network.Fit(Data("a", "b"), new TrainingOptions { Epochs = 1 });
        return network;
    }

    private static void Remembers(Dropping network)
    {
        Trainer.Evaluate<Dropping, float>(network, Data("a", "b"));
        Assert.Throws<ArgumentException>(() => Trainer.Evaluate<Dropping, float>(network, Data("c", "d")));
    }

    private static Dataset Data(params string[] names)
    {
        Dataset data = TrainingData.Clusters(40);
        return new Dataset(data.AllFeatures, 2, data.AllTargets, 1, names);
    }
}
