using System;
using System.IO;
using System.Linq;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>A checkpoint keeps the names of its data: equal numbers with another meaning are another run, other files with the same meaning are
/// not.</summary>
public sealed class CheckpointNameTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-names-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Equal_numbers_of_other_classes_or_columns_are_refused()
    {
        Dataset numbers = TrainingData.Clusters(40);
        Dataset Named(string[] features, string target, string[] classes) =>
            new Dataset(numbers.AllFeatures, 2, numbers.AllTargets, 1, features, [target]).WithClasses(classes);
        string[] columns = ["a", "b"];
        string[] many = [.. Enumerable.Range(0, 150).Select(i => $"class {i}")];
        Fit("run", Named(columns, "y", ["no", "yes"]));
        Assert.EndsWith(
            "its class list is 'no', 'yes', here it is 'yes', 'no'.", Refusal("run", Named(columns, "y", ["yes", "no"])), StringComparison.Ordinal);
        Assert.EndsWith(
            "its feature names is 'a', 'b', here it is 'b', 'a'.", Refusal("run", Named(["b", "a"], "y", ["no", "yes"])), StringComparison.Ordinal);
        Assert.EndsWith("its target names is 'y', here it is 'z'.", Refusal("run", Named(columns, "z", ["no", "yes"])), StringComparison.Ordinal);
        Assert.EndsWith("its class list is 'no', 'yes', here it is none.", Refusal("run", new Dataset(numbers.AllFeatures, 2, numbers.AllTargets, 1, columns, ["y"])), StringComparison.Ordinal);
        Fit("run", Named(columns, "y", ["no", "yes"]));

        // An apostrophe does not make two lists alike, nor do names beyond those a message shows.
        Fit("quotes", Named(columns, "y", ["a', 'b", "c"]));
        Assert.Contains(
            "its class list is 'a'', ''b', 'c', here it is ", Refusal("quotes", Named(columns, "y", ["a", "b', 'c"])), StringComparison.Ordinal);
        Fit("many", Named(columns, "y", many));
        Assert.Contains("'class 19' and 130 more (fingerprint ", Refusal("many", Named(columns, "y", [.. many[..148], many[149], many[148]])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_validation_file_may_be_numbered_otherwise()
    {
        Dataset train = Read("x,z,y\n-1,-1,no\n-2,-1,no\n2,1,yes\n1,1,yes\n");
        Dataset validation = Read("x,z,y\n1,2,yes\n2,2,yes\n");
        float[] whole = Fit("run", train, validation);
        Assert.Equal(whole, Fit("run", train, validation.WithClasses(["no", "yes"])));
        Assert.Contains("its validation fingerprint is ", Refusal("run", train, Read("x,z,y\n1,2,no\n2,2,no\n")), StringComparison.Ordinal);
    }

    private static Dataset Read(string text) => Dataset.FromCsv(new StringReader(text), "y");

    private string Refusal(string file, Dataset train, Dataset? validation = null) =>
        Assert.Throws<SafetensorsException>(() => Fit(file, train, validation)).Message.TrimEnd('\n');

    private float[] Fit(string file, Dataset train, Dataset? validation = null)
    {
        var network = new Dropping(1);
        network.Fit(train, new TrainingOptions
        {
            Epochs = 1, Validation = validation, Callbacks = [new BackupAndRestore(Path.Combine(_folder, file), deleteCheckpoint: false)],
        });
        return NetworkBits.Of(network);
    }
}
