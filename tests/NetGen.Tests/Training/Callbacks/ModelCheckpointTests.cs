using System;
using System.Globalization;
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
    public void A_path_takes_the_numbers_of_its_epoch()
    {
        double[] values = [0.5, 0.625];
        int epoch = 0;
        Dataset data = TrainingData.Clusters(40);
        History history = Fit(
            new TrainingOptions { Epochs = 2, BatchSize = 8, Validation = data },
            new ModelCheckpoint(
                Path.Combine(_folder, "{{net}}-{epoch:03d}-{val_loss:.4f}-{loss:.2e}-{accuracy:06.3f}"), MonitoredQuantity.Highest("accuracy", () => values[epoch++])));
        string Expected(int i) => string.Create(CultureInfo.InvariantCulture,
            $"{{net}}-00{i + 1}-{history.ValidationLosses[i]:F4}-{history.Losses[i].ToString("e2", CultureInfo.InvariantCulture).Replace("e+0", "e+", StringComparison.Ordinal)}-0{values[i]:F3}");
        Assert.Equal([Expected(0), Expected(1)], Files());
        Assert.Equal(2, epoch);
    }

    [Fact]
    public void Keras_form_of_a_path_keeps_every_epoch()
    {
        Fit(
            new TrainingOptions { Epochs = 2, BatchSize = 8, Validation = TrainingData.Clusters(40), Optimizer = new Sgd(0) },
            new ModelCheckpoint(Path.Combine(_folder, "{epoch:02d}-{val_loss:.2f}.safetensors")));
        Assert.Equal(["01", "02"], Files().Select(file => file[..2]));
        Assert.All(Files(), file => Assert.Matches(@"^0\d-\d\.\d\d\.safetensors$", file));
    }

    [Fact]
    public void The_best_network_of_a_path_with_its_value()
    {
        double[] values = [5, 3, 4];
        int epoch = 0;
        var monitor = MonitoredQuantity.Lowest("error", () => values[epoch++]);
        Fit(3, new ModelCheckpoint(Path.Combine(_folder, "{error}-{epoch}"), monitor, saveBestOnly: true));
        Assert.Equal(["3-2", "5-1"], Files());
    }

    [Theory]
    [InlineData("{acc}", "has the placeholder '{acc}', which is not known. Known are {epoch}, {loss}, {val_loss}, with formats such as {epoch:02d}, {loss:.4f} and {loss:.2e}; write '{{' and '}}' for braces.")]
    [InlineData("a{Epoch}", "has the placeholder '{Epoch}', which is not known.")]
    [InlineData("{}", "has the placeholder '{}', which is not known.")]
    [InlineData("{epoch:.2f}", "has the placeholder '{epoch:.2f}', whose format is not known.")]
    [InlineData("{val_loss:d}", "has the placeholder '{val_loss:d}', whose format is not known.")]
    [InlineData("{val_loss:.2}", "has the placeholder '{val_loss:.2}', whose format is not known.")]
    [InlineData("{loss:.f}", "has the placeholder '{loss:.f}', whose format is not known.")]
    [InlineData("{loss:.123f}", "has the placeholder '{loss:.123f}', whose format is not known.")]
    [InlineData("{epoch", "has a single '{'.")]
    [InlineData("epoch}", "has a single '}'.")]
    public void Other_placeholders_are_refused(string path, string problem) => Assert.StartsWith(
        $"The path '{path}' {problem}", Assert.Throws<ArgumentException>("path", () => new ModelCheckpoint(path)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_number_that_is_not_there_is_refused()
    {
        Assert.StartsWith(
            "ModelCheckpoint's path '{val_loss}' takes {val_loss}, but TrainingOptions.Validation is null: set it, or take {loss}.",
            Assert.Throws<ArgumentException>("options", () => Fit(1, new ModelCheckpoint("{val_loss}"))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The path '{loss}' takes numbers that are known only after an epoch, so saveFrequency must be 0, but is 2.",
            Assert.Throws<ArgumentException>("saveFrequency", () => new ModelCheckpoint("{loss}", saveFrequency: 2)).Message,
            StringComparison.Ordinal);
        Assert.Contains(", {accuracy}, with", Assert.Throws<ArgumentException>(
            "path", () => new ModelCheckpoint("{acc}", MonitoredQuantity.Highest("accuracy", () => 0))).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "The path '{epoch}' has a placeholder, but BackupAndRestore keeps a run in one file: leave the placeholder out.",
            Assert.Throws<ArgumentException>("path", () => new BackupAndRestore("{epoch}")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run-{loss:.4f}", true)]
    [InlineData("{accuracy:.2f}", true)]
    [InlineData("{errors:03d}", true)]
    [InlineData("{a}{epoch:02d}", true)]
    [InlineData("{val_loss:x}", true)]
    [InlineData("{lossless}/run", false)]
    [InlineData("{epochs}/{5F2C:x}", false)]
    [InlineData("{run", false)]
    public void One_file_takes_no_placeholder(string path, bool isRefused)
    {
        Exception? exception = Record.Exception(() => new BackupAndRestore(path));
        Assert.Equal(isRefused, exception is ArgumentException && exception.Message.Contains("has a placeholder", StringComparison.Ordinal));
        Assert.Equal(isRefused, exception is not null);
    }

    [Theory]
    [InlineData("model")]
    [InlineData("model-{epoch}")]
    public void A_missing_folder_is_told_before_the_first_step(string name)
    {
        string path = Path.Combine(_folder, "none", name);
        string expected = $"'{path}' cannot be written: the folder '{Path.Combine(_folder, "none")}' does not exist. Create it first, or correct the path.";
        int steps = 0;
        var counter = new Listener { BatchEnd = _ => steps++ };
        Assert.Equal(expected, Assert.Throws<DirectoryNotFoundException>(() => Fit(1, counter, new ModelCheckpoint(path))).Message);
        if (name == "model")
        {
            Assert.Equal(expected, Assert.Throws<DirectoryNotFoundException>(() => Fit(1, counter, new BackupAndRestore(path))).Message);
            Assert.Equal(expected, Assert.Throws<DirectoryNotFoundException>(() => NetworkFile.Save<DenseModel<Logistic, float>, float>(DenseModel<Logistic, float>.Create(1), path)).Message);
        }

        Assert.Equal(0, steps);
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

    private static History Fit(TrainingOptions options, Callback callback) => Trainer.Fit<DenseModel<Logistic, float>, float>(
        DenseModel<Logistic, float>.Create(1), TrainingData.Clusters(40), options with { Callbacks = [callback] });

    private static void Fit(int epochs, DenseModel<Logistic, float> network, params Callback[] callbacks) =>
        Trainer.Fit<DenseModel<Logistic, float>, float>(network, TrainingData.Clusters(40), new TrainingOptions { Epochs = epochs, BatchSize = 8, Callbacks = callbacks });

    private string[] Files() => [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private float[] Load(string file) =>
        NetworkFile.Load<DenseModel<Logistic, float>, float>(Path.Combine(_folder, file)).Parameters.Storage.ToArray();
}
