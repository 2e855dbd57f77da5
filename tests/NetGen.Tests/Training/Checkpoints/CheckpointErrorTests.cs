using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Serialization;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>A checkpoint of another run is refused in words, and nothing is lost: neither the network nor the file.</summary>
public sealed class CheckpointErrorTests : IDisposable
{
    private static readonly TrainingOptions Written = new() { Epochs = 2, BatchSize = 8, Optimizer = new Adam() };

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-checkpoint-").FullName;

    private string File => Path.Combine(_folder, "run.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_other_options()
    {
        Write();
        AssertRefused("its optimizer is Adam 0.9 0.999 1E-08 0 0, here it is Sgd 0.9 0 0 0", Written with { Optimizer = new Sgd(0.001, 0.9) });
        AssertRefused(
            "its optimizer is Adam 0.9 0.999 1E-08 0 0, here it is Adam 0.9 0.999 1E-08 0 1", Written with { Optimizer = new Adam(amsGrad: true) });
        AssertRefused("its initial learning rate is 0.001, here it is 0.01", Written with { Optimizer = new Adam(0.01) });
        AssertRefused("its batch size is 8, here it is 9", Written with { BatchSize = 9 });
        AssertRefused("its accumulation steps is 1, here it is 2", Written with { AccumulationSteps = 2 });
        AssertRefused("its seed is 0, here it is 1", Written with { Seed = 1 });
        AssertRefused("its shuffle is true, here it is false", Written with { Shuffle = false });
        AssertRefused("its schedule is none, here it is StepSchedule(3, 0.1, Epoch)", Written with { Schedule = new StepSchedule(3) });
        AssertRefused(
            "its gradient adjustment is L1 0, ClipValue , ClipNorm , DecayBiasesAndNorms True, here it is L1 0, ClipValue , ClipNorm 1, DecayBiasesAndNorms True", Written with { ClipNorm = 1 });
    }

    [Fact]
    public void Of_other_data()
    {
        Write();
        AssertRefused("its number of rows is 40, here it is 41", Written, TrainingData.Clusters(41));
        Assert.Contains("its data fingerprint is ", Message(Written, TrainingData.Clusters(40).Shuffle(1)), StringComparison.Ordinal);
        Assert.Contains("its validation fingerprint is none, here it is ", Message(Written with { Validation = TrainingData.Clusters(5) }, TrainingData.Clusters(40)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_another_network()
    {
        Write();
        var network = new Tumor(1);
        float[] before = Bits(network);
        string message = Assert.Throws<SafetensorsException>(() => network.Fit(
            new Dataset(new double[300], 30, new double[10], 1), Written with { Callbacks = [new BackupAndRestore(File)] })).Message;
        Assert.Equal("run.safetensors: tensor 'dense1.weight' is F32 [9, 2], expected F32 [20, 30].", message);
        Assert.Equal(before, Bits(network));

        var other = DenseModel<Logistic, float>.Create(1);
        message = Assert.Throws<SafetensorsException>(() => Trainer.Fit<DenseModel<Logistic, float>, float>(
            other, TrainingData.Clusters(40), Written with { Callbacks = [new BackupAndRestore(File)] })).Message;
        Assert.Equal("run.safetensors: tensor 'dense1.weight' is F32 [9, 2], expected F32 [1, 2].", message);
    }

    [Fact]
    public void With_other_callbacks()
    {
        Write();
        AssertRefused(
            "'training/callbacks/NetGen.EarlyStopping1/best' is missing", Written with { Callbacks = [new EarlyStopping(MonitoredQuantity.Loss)] });
        System.IO.File.Delete(File);
        Write(new EarlyStopping(MonitoredQuantity.Loss, restoreBestWeights: true));
        AssertRefused("it holds 'training/callbacks/NetGen.EarlyStopping1/", Written);
    }

    [Fact]
    public void The_best_weights_of_a_refused_checkpoint_do_not_reach_the_network()
    {
        Write(new EarlyStopping(MonitoredQuantity.Loss, patience: 9, restoreBestWeights: true), new ReduceOnPlateau(MonitoredQuantity.Loss));
        AssertRefused(
            "it holds 'training/callbacks/NetGen.ReduceOnPlateau1/",
            Written with { Callbacks = [new EarlyStopping(MonitoredQuantity.Loss, patience: 9, restoreBestWeights: true)] });
    }

    [Fact]
    public void A_network_is_no_checkpoint()
    {
        new Dropping(1).Save(File);
        AssertRefused("it holds no training run: it is not a checkpoint", Written);
    }

    [Fact]
    public void A_damaged_file_is_refused_and_stays()
    {
        Write();
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllBytes(File, bytes[..^1]);
        AssertRefused("the file ends after", Written);
        Assert.Equal(bytes.Length - 1, new FileInfo(File).Length);
    }

    [Fact]
    public void Nothing_but_the_documented_exception_escapes()
    {
        // Every number in the file's texts made another, and random bytes changed.
        Write(new EarlyStopping(MonitoredQuantity.Loss, patience: 9), new ReduceOnPlateau(MonitoredQuantity.Loss));
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 300; i++)
        {
            byte[] changed = [.. bytes];
            int header = BitConverter.ToInt32(bytes);
            changed[8 + random.Next(header)] = (byte)"0123456789-.eNaIy\"{}[]:,x"[random.Next(25)];
            System.IO.File.WriteAllBytes(File, changed);
            Exception? exception = Record.Exception(
                () => Fit(Written, null, new EarlyStopping(MonitoredQuantity.Loss, patience: 9), new ReduceOnPlateau(MonitoredQuantity.Loss)));
            Assert.True(exception is null or SafetensorsException, exception?.ToString());
            refused += exception is null ? 0 : 1;
        }

        Assert.InRange(refused, 200, 300);
    }

    [Fact]
    public void The_network_loads_from_a_checkpoint()
    {
        Dropping trained = Write();
        Assert.Equal(Bits(trained), Bits(Dropping.Load(File)));
        using var stream = new OneWayStream(System.IO.File.ReadAllBytes(File));
        Assert.Equal(Bits(trained), Bits(Dropping.Load(stream)));
        Assert.Equal(Bits(trained), Bits(Dropping.Load(File, name => name)));
        System.IO.File.WriteAllBytes(File, System.IO.File.ReadAllBytes(File)[..^1]);
        using var cut = new OneWayStream(System.IO.File.ReadAllBytes(File));
        Assert.Throws<SafetensorsException>(() => Dropping.Load(cut));
    }

    [Fact]
    public void An_optimizer_of_ones_own_says_that_it_cannot_be_written()
    {
        string message = Assert.Throws<NotSupportedException>(() => Fit(Written with { Optimizer = new SignDescent() }, null)).Message;
        Assert.Contains("does not say what it keeps: override Transfer to write checkpoints with it.", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private Dropping Write(params Callback[] callbacks) => Fit(Written, null, callbacks);

    private Dropping Fit(TrainingOptions options, Dataset? data, params Callback[] callbacks)
    {
        var network = new Dropping(1);
        network.Fit(data ?? TrainingData.Clusters(40), options with { Callbacks = [new BackupAndRestore(File, deleteCheckpoint: false), .. options.Callbacks, .. callbacks] });
        return network;
    }

    private string Message(TrainingOptions options, Dataset? data = null)
    {
        byte[] file = System.IO.File.ReadAllBytes(File);
        var network = new Dropping(2);
        float[] before = Bits(network);
        string message = Assert.Throws<SafetensorsException>(() => network.Fit(
            data ?? TrainingData.Clusters(40), options with { Callbacks = [new BackupAndRestore(File), .. options.Callbacks] })).Message;
        Assert.Equal(before, Bits(network));
        Assert.Equal(file, System.IO.File.ReadAllBytes(File));
        return message;
    }

    private void AssertRefused(string expected, TrainingOptions options, Dataset? data = null)
    {
        string message = Message(options, data);
        Assert.StartsWith("run.safetensors: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    private static float[] Bits<TSelf>(TSelf network)
        where TSelf : class, INetwork<TSelf, float> => network.Parameters.Storage.ToArray();
}
