using System;
using System.IO;
using NetGen.Tests.Networks;
using NetGen.Tests.Threading;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>A callback's file is one file from a run's beginning to its end. Changes the process's current folder, so it runs alone.</summary>
[Collection(nameof(ThreadedNetworkTests))]
public sealed class FilesInUseTests : IDisposable
{
    private readonly string _before = Environment.CurrentDirectory;
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-files-").FullName;

    public FilesInUseTests()
    {
        Environment.CurrentDirectory = Directory.CreateDirectory(Path.Combine(_folder, "first")).FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "second"));
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Whatever_the_current_folder_becomes()
    {
        foreach (Func<Callback> create in new Func<Callback>[]
        {
            () => new BackupAndRestore("run", deleteCheckpoint: false), () => new ModelCheckpoint("model-{epoch}"), () => new ModelCheckpoint("step", saveFrequency: 1),
        })
        {
            Environment.CurrentDirectory = Path.Combine(_folder, "first");
            var moving = new Listener { EpochBegin = _ => Environment.CurrentDirectory = Path.Combine(_folder, "second") };
            Fit(1, create(), moving);

            // The file is free again, and where it was when the run began.
            Environment.CurrentDirectory = Path.Combine(_folder, "first");
            Fit(2, create());
        }

        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "second")));
        string[] files = [.. Array.ConvertAll(Directory.GetFiles(Path.Combine(_folder, "first")), file => Path.GetFileName(file)!)];
        Array.Sort(files, StringComparer.Ordinal);
        Assert.Equal(["model-1", "model-2", "run", "step"], files);
    }

    [Fact]
    public void A_file_that_is_deleted_at_the_end_is_the_runs_own()
    {
        string other = Path.Combine(_folder, "second", "run");
        File.WriteAllText(other, "");
        Fit(1, new BackupAndRestore("run"), new Listener { EpochBegin = _ => Environment.CurrentDirectory = Path.Combine(_folder, "second") });
        Assert.True(File.Exists(other));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "first")));
    }

    /// <summary>On Windows only some users may make links.</summary>
    [LinuxFact]
    public void A_link_is_the_file_it_leads_to()
    {
        File.CreateSymbolicLink("link", Path.Combine(_folder, "first", "run"));
        Assert.StartsWith(
            $"ModelCheckpoint cannot write '{Path.GetFullPath("link")}': another training run that has not ended, or another callback of this run",
            Assert.Throws<InvalidOperationException>(() => Fit(1, new BackupAndRestore("run"), new ModelCheckpoint("link"))).Message,
            StringComparison.Ordinal);
        Fit(1, new ModelCheckpoint("link"));
        Fit(1, new ModelCheckpoint("run"));
    }

    private static void Fit(int epochs, params Callback[] callbacks) =>
        new Dropping(1).Fit(TrainingData.Clusters(40), new TrainingOptions { Epochs = epochs, BatchSize = 8, Callbacks = callbacks });
}
