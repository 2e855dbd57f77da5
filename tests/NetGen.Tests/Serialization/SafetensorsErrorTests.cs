using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace NetGen.Tests.Serialization;

public class SafetensorsErrorTests
{
    private const string Weight = "\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[5,3],\"data_offsets\":[20,80]}";
    private const string Bias = "\"dense1.bias\":{\"dtype\":\"F32\",\"shape\":[5],\"data_offsets\":[0,20]}";
    private const string Mean = "\"norm.mean\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[80,88]}";

    /// <summary>Headers before 88 bytes of data.</summary>
    public static TheoryData<string, string> Headers => new()
    {
        { $"{{{Bias},{Weight}}}", "the file goes on after the 80 bytes of data that its header tells of." },
        { $"{{{Bias},{Weight},\"other\":{{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[80,88]}}}}", "tensor 'norm.mean' of shape [1, 2] is missing; the file has 'dense1.bias', 'dense1.weight', 'other'." },
        { $"{{{Bias},{Weight},{Mean},\"other\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[88,88]}}}}", "tensor 'other' is not one of the network, which has 'dense1.weight', 'dense1.bias', 'norm.mean'." },
        { With("[5,3]", "[3,5]"), "tensor 'dense1.weight' has the shape [3, 5], expected [5, 3]." },
        { With("[5,3]", "[15]"), "tensor 'dense1.weight' has the shape [15], expected [5, 3]." },
        { With("\"F32\",\"shape\":[5,3]", "\"I32\",\"shape\":[5,3]"), "tensor 'dense1.weight' has the dtype I32, expected F16, BF16, F32 or F64." },
        { With("\"F32\",\"shape\":[5,3]", "\"F33\",\"shape\":[5,3]"), "tensor 'dense1.weight': the format has no dtype 'F33'." },
        { With("\"F32\",\"shape\":[5,3]", "32,\"shape\":[5,3]"), "tensor 'dense1.weight': its dtype must be a text." },
        { With("[5,3]", "[5,4]"), "tensor 'dense1.weight': its shape [5, 4] of F32 takes 80 bytes, but its data_offsets span 60." },
        { With("[5,3]", "[-5,-3]"), "tensor 'dense1.weight': its shape must be whole numbers from 0 to 9223372036854775807." },
        { With("[5,3]", "[5.0,3]"), "tensor 'dense1.weight': its shape must be whole numbers from 0 to 9223372036854775807." },
        { With("[5,3]", "[\"5\",3]"), "tensor 'dense1.weight': its shape must be whole numbers from 0 to 9223372036854775807." },
        { With("[5,3]", "[[5],3]"), "tensor 'dense1.weight': its shape must be whole numbers from 0 to 9223372036854775807." },
        { With("[5,3]", "[9223372036854775808,3]"), "tensor 'dense1.weight': its shape must be whole numbers from 0 to 9223372036854775807." },
        { With("[5,3]", "[4294967296,4294967296]"), "tensor 'dense1.weight': its shape [4294967296, 4294967296] has too many elements." },
        { With("[5,3]", "[9223372036854775807,9223372036854775807,9223372036854775807]"), "tensor 'dense1.weight': its shape [9223372036854775807, 9223372036854775807, 9223372036854775807] has too many elements." },
        { With("[5,3]", "15"), "tensor 'dense1.weight': its shape must be an array of whole numbers." },
        { With("[20,80]", "[20]"), "tensor 'dense1.weight': its data_offsets must be a beginning and an end, but are [20]." },
        { With("[20,80]", "[80,20]"), "tensor 'dense1.weight': its data_offsets must be a beginning and an end, but are [80, 20]." },
        { With("[20,80]", "[20,80,81]"), "tensor 'dense1.weight': its data_offsets must be a beginning and an end, but are [20, 80, 81]." },
        { With("[20,80]", "[16,76]"), "tensor 'dense1.weight': its data begin at 16, inside the data of another tensor, which end at 20." },
        { With("[20,80]", "[0,60]"), "tensor 'dense1.weight': its data begin at 0, inside the data of another tensor, which end at 20." },
        { With("[20,80]", "[24,84]"), "tensor 'dense1.weight': its data begin at 24, but those before them end at 20." },
        { With("[0,20]", "[88,108]"), "tensor 'dense1.weight': its data begin at 20, but those before them end at 0." },
        { With("\"shape\":[5,3]", "\"shape\":[5,3],\"shape\":[5,3]"), "tensor 'dense1.weight': 'shape' occurs twice." },
        { With("\"shape\":[5,3],", ""), "tensor 'dense1.weight': 'shape' is missing." },
        { With("\"dtype\":\"F32\",\"shape\":[5,3]", "\"shape\":[5,3]"), "tensor 'dense1.weight': 'dtype' is missing." },
        { With(",\"data_offsets\":[20,80]", ""), "tensor 'dense1.weight': 'data_offsets' is missing." },
        { With("\"shape\":[5,3]", "\"shape\":[5,3],\"stride\":1"), "tensor 'dense1.weight': 'stride' is not a property of a tensor." },
        { $"{{{Bias},{Weight},{Weight},{Mean}}}", "the name 'dense1.weight' occurs twice." },
        { $"{{\"__metadata__\":{{}},{Bias},{Weight},{Mean},\"__metadata__\":{{}}}}", "the name '__metadata__' occurs twice." },
        { $"{{{Bias},{Weight},{Mean},\"__metadata__\":{{\"a\":1}}}}", "'a' in '__metadata__' must be a text." },
        { $"{{{Bias},{Weight},{Mean},\"__metadata__\":{{\"a\":\"1\",\"a\":\"2\"}}}}", "'a' in '__metadata__' occurs twice." },
        { $"{{{Bias},{Weight},{Mean},\"__metadata__\":[]}}", "'__metadata__' must be a JSON object." },
        { $"{{\"__metadata__\":null,{Bias},{Weight},{Mean},\"__metadata__\":{{}}}}", "the name '__metadata__' occurs twice." },
        { $"{{{Bias},{Weight},\"norm.mean\":null}}", "'norm.mean' must be a JSON object." },
        { $"[{{{Bias},{Weight},{Mean}}}]", "the header must begin with '{'." },
        { $" {{{Bias},{Weight},{Mean}}}", "the header must begin with '{'." },
        { "", "the header must begin with '{'." },
        { $"{{{Bias},{Weight},{Mean},\"\\ud800\":1}}", "the header holds a text that is not Unicode." },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void MessagesNameTheTensorAndWhatIsWrong(string header, string problem) =>
        Assert.Equal("safetensors: " + problem, Refuse(SafetensorsBytes.File(header, new byte[88])).Message);

    [Theory]
    [InlineData("{")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[")]
    [InlineData("{}}")]
    [InlineData("{} x")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},}")]
    [InlineData("{/*comment*/}")]
    [InlineData("{}\0\0")]
    public void WhatIsNotJsonIsRefused(string header) =>
        Assert.StartsWith("safetensors: the header is not JSON: ", Refuse(SafetensorsBytes.File(header, [])).Message);

    [Fact]
    public void BytesThatAreNotUtf8AreRefused()
    {
        byte[] file = SafetensorsBytes.File("{\"?\":1}", []);
        file[10] = 0xFF;
        Assert.Equal("safetensors: the header holds a text that is not Unicode.", Refuse(file).Message);
    }

    [Fact]
    public void HeadersAreRefusedByTheirLengthBeforeTheyAreRead()
    {
        byte[] endless = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, (byte)'{'];
        Assert.Equal("safetensors: the header must be at most 100000000 bytes long, but its length is given as 18446744073709551615.", Refuse(endless).Message);
        byte[] longer = [0x01, 0xE1, 0xF5, 0x05, 0, 0, 0, 0, (byte)'{', (byte)'}'];
        Assert.Equal("safetensors: the header must be at most 100000000 bytes long, but its length is given as 100000001.", Refuse(longer).Message);
        Assert.StartsWith("safetensors: tensor 'dense1.weight' of shape [5, 3] is missing; the file has none.", Refuse(SafetensorsBytes.File("{}".PadRight(1 << 21), [])).Message);
    }

    /// <summary>A stream that does not tell its length may only claim a long header; memory follows what it really holds.</summary>
    [Fact]
    public void AClaimedHeaderAllocatesNothing()
    {
        byte[] file = [0x00, 0xE1, 0xF5, 0x05, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes("{}".PadRight(200_000))];
        FakeNetwork network = new();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(
            "safetensors: the file ends within the header of 100000000 bytes.",
            Assert.Throws<SafetensorsException>(() => NetworkFile.Restore<FakeNetwork, float>(network, new OneWayStream(file))).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * file.Length);
        Assert.Equal("safetensors: the file ends within the header of 100000000 bytes.", Refuse(file).Message);
    }

    [Fact]
    public void EveryTruncationIsRefused()
    {
        byte[] file = SafetensorsBytes.Save(SafetensorsBytes.CountingNetwork());
        Assert.Equal("safetensors: the file ends within the eight bytes of the header's length.", Refuse(file[..7]).Message);
        Assert.Equal("safetensors: the file ends within the header of 200 bytes.", Refuse(file[..100]).Message);
        Assert.Equal("safetensors: the file ends after 12 of 88 bytes of data.", Refuse(file[..220]).Message);
        Assert.All(Enumerable.Range(0, file.Length), length => Refuse(file[..length]));
        Assert.Equal("safetensors: the file goes on after the 88 bytes of data that its header tells of.", Refuse([.. file, 0]).Message);
    }

    [Fact]
    public void StreamsThatDoNotSeekNameTheTensorThatIsCut()
    {
        byte[] file = SafetensorsBytes.Save(SafetensorsBytes.CountingNetwork());
        Assert.Equal(
            "safetensors: the file ends within the data of tensor 'dense1.weight'.",
            Assert.Throws<SafetensorsException>(() => NetworkFile.Load<FakeNetwork, float>(new OneWayStream(file[..^10]))).Message);
    }

    [Fact]
    public void NothingIsAllocatedForTensorsThatDoNotFit()
    {
        string huge = $"{{{Bias},\"dense1.weight\":{{\"dtype\":\"F32\",\"shape\":[1000000000],\"data_offsets\":[20,4000000020]}}}}";
        byte[] file = SafetensorsBytes.File(huge, []);
        FakeNetwork network = new();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(
            "safetensors: tensor 'dense1.weight' has the shape [1000000000], expected [5, 3].",
            Assert.Throws<SafetensorsException>(() => NetworkFile.Restore<FakeNetwork, float>(network, new OneWayStream(file))).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void LongListsOfNamesAreCut()
    {
        IEnumerable<string> tensors = Enumerable.Range(0, 23).Select(i => $"\"t{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}");
        string message = Refuse(SafetensorsBytes.File($"{{{string.Join(",", tensors)}}}", [])).Message;
        Assert.EndsWith("and 3 more.", message);
    }

    private static string With(string old, string replacement) =>
        $"{{{Bias},{Weight},{Mean}}}".Replace(old, replacement, StringComparison.Ordinal);

    private static SafetensorsException Refuse(byte[] file)
    {
        // Values no file here holds, so that a single one written would show.
        var network = new FakeNetwork();
        network.Parameters.Storage.Fill(-1);
        SafetensorsException? refused = SafetensorsBytes.Restore(network, file);
        Assert.True(refused is not null, Encoding.UTF8.GetString(file));
        return refused;
    }
}
