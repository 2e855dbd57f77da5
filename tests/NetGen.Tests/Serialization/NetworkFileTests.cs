using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;
using Xunit;

namespace NetGen.Tests.Serialization;

public class NetworkFileTests
{
    /// <summary>As the reference implementation writes it: names in order, no spaces, the header padded to eight bytes.</summary>
    private const string Header =
        """{"dense1.bias":{"dtype":"F32","shape":[5],"data_offsets":[0,20]},"dense1.weight":{"dtype":"F32","shape":[5,3],"data_offsets":[20,80]},"norm.mean":{"dtype":"F32","shape":[1,2],"data_offsets":[80,88]}}""";

    private static readonly float[] Values = [.. SafetensorsBytes.Count(16, 5), .. SafetensorsBytes.Count(1, 15), 21, 22];

    /// <summary>The limit is that of the safetensors library.</summary>
    [Fact]
    public void A_header_of_the_greatest_length_is_read()
    {
        const int Length = 100_000_000;
        byte[] usual = SafetensorsBytes.Save(SafetensorsBytes.CountingNetwork());
        int header = BitConverter.ToInt32(usual);
        byte[] file = new byte[sizeof(long) + Length + usual.Length - sizeof(long) - header];
        file.AsSpan().Fill((byte)' ');
        BitConverter.TryWriteBytes(file, (long)Length);
        usual.AsSpan(sizeof(long), header).CopyTo(file.AsSpan(sizeof(long)));
        usual.AsSpan(sizeof(long) + header).CopyTo(file.AsSpan(sizeof(long) + Length));
        var network = new FakeNetwork();
        Assert.Null(SafetensorsBytes.Restore(network, file));
        Assert.True(network.Parameters.Storage.SequenceEqual(SafetensorsBytes.CountingNetwork().Parameters.Storage));
    }

    [Fact]
    public void FilesAreExactToTheByte()
    {
        string padded = Header.PadRight((Header.Length + 7) / 8 * 8);
        Assert.NotEqual(Header.Length, padded.Length);
        Assert.Equal(SafetensorsBytes.File(padded, SafetensorsBytes.Data(Values)), SafetensorsBytes.Save(SafetensorsBytes.CountingNetwork()));
    }

    [Fact]
    public void HandWrittenFilesAreRead()
    {
        var network = new FakeNetwork();
        const string Spaced =
            """{ "norm.mean" : { "data_offsets":[80, 88], "shape":[1,2], "dtype":"F32" }, "__metadata__": {"format":"pt"},"dense1.weight":{"dtype":"F32","shape":[5,3],"data_offsets":[20,80]}, "dense1.bi\u0061s":{"dtype":"F32","shape":[5],"data_offsets":[0,20]}}   """;
        Assert.Null(SafetensorsBytes.Restore(network, SafetensorsBytes.File(Spaced, SafetensorsBytes.Data(Values))));
        Assert.True(network.Parameters.Storage.SequenceEqual(SafetensorsBytes.CountingNetwork().Parameters.Storage));

        // Rows 0 to 3 stand side by side, then row 4 and three rows of padding.
        Assert.Equal([1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12, 13, 0, 0, 0, 14, 0, 0, 0, 15, 0, 0, 0], network.Parameters.Storage[..24].ToArray());
    }

    [Fact]
    public void AnyFloatsSurviveBitForBit() =>
        Gen.UInt.Select(BitConverter.UInt32BitsToSingle).Array[22].Sample(values =>
        {
            var network = new FakeNetwork();
            network.Parameters.Write("dense1.weight", values.AsSpan(0, 15));
            network.Parameters.Write("dense1.bias", values.AsSpan(15, 5));
            network.Parameters.Write("norm.mean", values.AsSpan(20, 2));
            FakeNetwork loaded = NetworkFile.Load<FakeNetwork, float>(new MemoryStream(SafetensorsBytes.Save(network)));
            return Bits(network).SequenceEqual(Bits(loaded));
        }, iter: 300);

    [Fact]
    public void AnyDoublesSurviveBitForBit() =>
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Array[22].Sample(values =>
        {
            var network = new FakeDoubleNetwork();
            network.Parameters.Write("dense1.weight", values.AsSpan(0, 15));
            network.Parameters.Write("dense1.bias", values.AsSpan(15, 5));
            network.Parameters.Write("norm.mean", values.AsSpan(20, 2));
            var stream = new MemoryStream();
            NetworkFile.Save<FakeDoubleNetwork, double>(network, stream);
            FakeDoubleNetwork loaded = NetworkFile.Load<FakeDoubleNetwork, double>(new OneWayStream(stream.ToArray()));
            return network.Parameters.Storage.ToArray().Select(BitConverter.DoubleToUInt64Bits)
                .SequenceEqual(loaded.Parameters.Storage.ToArray().Select(BitConverter.DoubleToUInt64Bits));
        }, iter: 300);

    [Fact]
    public void FilesOfOtherNamesAreRenamed()
    {
        var names = new Dictionary<string, string> { ["0.weight"] = "dense1.weight", ["0.bias"] = "dense1.bias", ["1.running_mean"] = "norm.mean" };
        string header = names.Aggregate(Header, (text, pair) => text.Replace(pair.Value, pair.Key, StringComparison.Ordinal));
        byte[] file = SafetensorsBytes.File(header, SafetensorsBytes.Data(Values));
        var network = new FakeNetwork();
        Assert.Null(SafetensorsBytes.Restore(network, file, name => names[name]));
        Assert.True(network.Parameters.Storage.SequenceEqual(SafetensorsBytes.CountingNetwork().Parameters.Storage));
        Assert.Equal(
            "safetensors: tensor 'dense1.weight' of shape [5, 3] is missing; the file has '0.bias', '0.weight', '1.running_mean'.",
            SafetensorsBytes.Restore(network, file)!.Message);
        Assert.Equal(
            "safetensors: tensor '0.weight' (renamed to 'dense1.bias') has the shape [5, 3], expected [5].",
            SafetensorsBytes.Restore(network, file, name => name == "0.weight" ? "dense1.bias" : names[name])!.Message);
    }

    [Fact]
    public void AFailingRenameLeavesTheNetworkAsItWas()
    {
        FakeNetwork network = SafetensorsBytes.CountingNetwork();
        byte[] before = SafetensorsBytes.Save(network);
        Assert.Throws<KeyNotFoundException>(() => NetworkFile.Restore<FakeNetwork, float>(network, new MemoryStream(SafetensorsBytes.Save(new FakeNetwork())), _ => throw new KeyNotFoundException()));
        Assert.Equal(before, SafetensorsBytes.Save(network));
    }

    [Fact]
    public void PathsWorkAndMessagesNameTheFile()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-");
        try
        {
            string path = Path.Combine(folder.FullName, "tumor.safetensors");
            NetworkFile.Save<FakeNetwork, float>(new FakeNetwork(), path);
            NetworkFile.Save<FakeNetwork, float>(SafetensorsBytes.CountingNetwork(), path);
            Assert.Equal(
                SafetensorsBytes.Save(SafetensorsBytes.CountingNetwork()), SafetensorsBytes.Save(NetworkFile.Load<FakeNetwork, float>(path)));
            Assert.Equal([path], Directory.GetFiles(folder.FullName));

            File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);
            var network = new FakeNetwork();
            Assert.Equal(
                "tumor.safetensors: the file ends after 87 of 88 bytes of data.",
                Assert.Throws<SafetensorsException>(() => NetworkFile.Restore<FakeNetwork, float>(network, path)).Message);
            Assert.True(network.Parameters.Storage.SequenceEqual(new FakeNetwork().Parameters.Storage));
            Assert.Throws<FileNotFoundException>(() => NetworkFile.Load<FakeNetwork, float>(path + "x"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void StreamsStayOpenAndAreReadFromWhereTheyStand()
    {
        var stream = new MemoryStream();
        stream.WriteByte(1);
        NetworkFile.Save<FakeNetwork, float>(SafetensorsBytes.CountingNetwork(), stream);
        stream.Position = 1;
        FakeNetwork loaded = NetworkFile.Load<FakeNetwork, float>(stream);
        Assert.True(loaded.Parameters.Storage.SequenceEqual(SafetensorsBytes.CountingNetwork().Parameters.Storage));
        Assert.True(stream.CanRead);
    }

    private static uint[] Bits(FakeNetwork network) => Array.ConvertAll(network.Parameters.Storage.ToArray(), BitConverter.SingleToUInt32Bits);
}
