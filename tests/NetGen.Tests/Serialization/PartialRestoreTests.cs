using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Serialization;

/// <summary>Some tensors of a file into some of a network's: what is skipped, what is kept, and that nothing is written where anything is
/// wrong.</summary>
public class PartialRestoreTests
{
    private const string Bias = "\"dense1.bias\":{\"dtype\":\"F32\",\"shape\":[5],\"data_offsets\":[0,20]}";
    private const string OtherBias = "\"tied.bias\":{\"dtype\":\"F32\",\"shape\":[5],\"data_offsets\":[20,40]}";

    /// <summary>The example of <see cref="NetworkFile"/>: the body is loaded, the head, of another shape, stays as it was initialised.</summary>
    [Fact]
    public void AHeadIsReplacedAndABodyKept()
    {
        var trained = new TenClasses(seed: 1);
        var network = new ThreeClasses(seed: 2);
        RestoreResult result = network.Restore(
            Saved(trained), rename: name => name.StartsWith("head.", StringComparison.Ordinal) ? null : name, missing: MissingTensors.Keep);
        Assert.Equal(["body.weight", "body.bias"], result.Loaded.ToArray());
        Assert.Equal(["head.bias", "head.weight"], result.Skipped.Order());
        Assert.Equal(["head.weight", "head.bias"], result.Kept.ToArray());
        Assert.Equal(Read(trained.ReadTensor, "body.weight", 24), Read(network.ReadTensor, "body.weight", 24));
        Assert.Equal(Read(new ThreeClasses(seed: 2).ReadTensor, "head.weight", 18), Read(network.ReadTensor, "head.weight", 18));

        ThreeClasses loaded = ThreeClasses.Load(
            Saved(trained), name => name.StartsWith("head.", StringComparison.Ordinal) ? null : name, MissingTensors.Keep);
        Assert.Equal(Read(trained.ReadTensor, "body.weight", 24), Read(loaded.ReadTensor, "body.weight", 24));
        Assert.Equal(Read(new ThreeClasses(seed: 0).ReadTensor, "head.weight", 18), Read(loaded.ReadTensor, "head.weight", 18));
    }

    [Fact]
    public void WithoutArgumentsItIsAllOrNothing()
    {
        SafetensorsException error = Assert.Throws<SafetensorsException>(() => new ThreeClasses().Restore(Saved(new TenClasses())));
        Assert.Contains("'head.bias' has the shape [10], expected [3]", error.Message, StringComparison.Ordinal);
        RestoreResult result = new TenClasses().Restore(Saved(new TenClasses()));
        Assert.Equal(4, result.Loaded.Length);
        Assert.Empty(result.Skipped);
        Assert.Empty(result.Kept);
        Assert.Equal("loaded 'body.weight', 'body.bias', 'head.weight', 'head.bias'; skipped none; kept none", result.ToString());
    }

    /// <summary>To skip a tensor is not to allow that the network's is missing, and the other way round.</summary>
    [Fact]
    public void EachAllowanceIsItsOwn()
    {
        byte[] file = SafetensorsBytes.Save(SafetensorsBytes.CountingNetwork());
        Assert.Equal(
            "safetensors: tensor 'norm.mean' of shape [1, 2] is missing; the file has 'dense1.bias', 'dense1.weight', 'norm.mean'.",
            SafetensorsBytes.Restore(new FakeNetwork(), file, name => name == "norm.mean" ? null : name)!.Message);
        Assert.Equal(
            "safetensors: tensor 'norm.mean' (renamed to 'mean') is not one of the network, which has 'dense1.weight', 'dense1.bias', 'norm.mean'.",
            Refuse(file, name => name == "norm.mean" ? "mean" : name).Message);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => NetworkFile.Restore<FakeNetwork, float>(new FakeNetwork(), new MemoryStream(file), null, (MissingTensors)2));
    }

    /// <summary>The last of the file's tensors is cut: the ones before it must not have been written.</summary>
    [Fact]
    public void NothingIsWrittenBeforeAllIsRead()
    {
        byte[] file = SafetensorsBytes.Save(SafetensorsBytes.CountingNetwork());
        Assert.Contains("ends within the data of tensor 'norm.mean'", Refuse(file[..^1], name => name == "dense1.bias" ? null : name).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SkippedTensorsMayBeOfAnyType()
    {
        byte[] file = SafetensorsBytes.File($"{{{Bias},{OtherBias.Replace("F32", "I32", StringComparison.Ordinal)}}}", new byte[40]);
        var network = SafetensorsBytes.CountingNetwork();
        RestoreResult result = NetworkFile.Restore<FakeNetwork, float>(network, new MemoryStream(file), name => name == "tied.bias" ? null : name, MissingTensors.Keep);
        Assert.Equal(["tied.bias"], result.Skipped.ToArray());
        Assert.Equal(["dense1.weight", "norm.mean"], result.Kept.ToArray());
        Assert.Equal([0, 0, 0, 0, 0], Read(network.Parameters.Read, "dense1.bias", 5));
        Assert.Equal(SafetensorsBytes.Count(1, 15), Read(network.Parameters.Read, "dense1.weight", 15));
    }

    /// <summary>Tied weights that a file holds twice.</summary>
    [Fact]
    public void TwoNamesMayBecomeOneWhereTheirValuesAreEqual()
    {
        float[] values = SafetensorsBytes.Count(1, 5);
        byte[] file = SafetensorsBytes.File($"{{{Bias},{OtherBias}}}", SafetensorsBytes.Data([.. values, .. values]));
        var network = new FakeNetwork();
        RestoreResult result = NetworkFile.Restore<FakeNetwork, float>(network, new OneWayStream(file), _ => "dense1.bias", MissingTensors.Keep);
        Assert.Equal(["dense1.bias"], result.Loaded.ToArray());
        Assert.Empty(result.Skipped);
        Assert.Equal(values, Read(network.Parameters.Read, "dense1.bias", 5));

        file[^1]++;
        Assert.Equal(
            "safetensors: tensors 'dense1.bias' and 'tied.bias' are both renamed to 'dense1.bias', but their values differ.",
            Refuse(file, _ => "dense1.bias").Message);
    }

    /// <summary>As safetensors.torch.save_model writes tied weights: one tensor, and the other's name in the metadata.</summary>
    [Fact]
    public void AliasesInTheMetadataAreRenamedToo()
    {
        string header = $"{{\"__metadata__\":{{\"format\":\"pt\",\"second.bias\":\"first.bias\"}},{Bias.Replace("dense1", "first", StringComparison.Ordinal)}}}";
        byte[] file = SafetensorsBytes.File(header, SafetensorsBytes.Data(SafetensorsBytes.Count(1, 5)));
        foreach (string used in new[] { "first.bias", "second.bias" })
        {
            var network = new FakeNetwork();
            RestoreResult result = NetworkFile.Restore<FakeNetwork, float>(network, new MemoryStream(file), name => name == used ? "dense1.bias" : null, MissingTensors.Keep);
            Assert.Equal(["dense1.bias"], result.Loaded.ToArray());
            Assert.Equal(SafetensorsBytes.Count(1, 5), Read(network.Parameters.Read, "dense1.bias", 5));
        }

        Assert.Equal(
            "safetensors: tensor 'first.bias' (renamed to 'dense1.weight') has the shape [5], expected [5, 3].",
            Refuse(file, name => name == "second.bias" ? "dense1.weight" : null).Message);
    }

    private delegate void Reader(string name, Span<float> destination);

    private static float[] Read(Reader read, string name, int length)
    {
        float[] values = new float[length];
        read(name, values);
        return values;
    }

    private static MemoryStream Saved(TenClasses network)
    {
        var stream = new MemoryStream();
        network.Save(stream);
        stream.Position = 0;
        return stream;
    }

    private static SafetensorsException Refuse(byte[] file, Func<string, string?> rename)
    {
        var network = SafetensorsBytes.CountingNetwork();
        SafetensorsException error = Assert.Throws<SafetensorsException>(
            () => NetworkFile.Restore<FakeNetwork, float>(network, new OneWayStream(file), rename, MissingTensors.Keep));
        Assert.Equal(SafetensorsBytes.Save(SafetensorsBytes.CountingNetwork()), SafetensorsBytes.Save(network));
        return error;
    }
}
