using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Serialization;

/// <summary>Any safetensors file, read in place and written.</summary>
public sealed class SafetensorsFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netgen-");

    private string FilePath => Path.Combine(_folder.FullName, "any.safetensors");

    [Fact]
    public void WhatIsWrittenIsThereToRead()
    {
        SafetensorsWriter writer = SafetensorsFile.Create();
        writer.Add<float>("a", [2, 3], new float[] { 1, 2, 3, 4, 5, 6 });
        writer.Add<double>("b", [], new[] { 0.1 });
        writer.Add<float>("c", [2], new float[] { 1.5f, -2 }, SafetensorsDtype.BF16);
        writer.Add<double>("d", [2], new double[] { 1.5, -2 }, SafetensorsDtype.F16);
        writer.Add<float>("e", [0, 4], ReadOnlyMemory<float>.Empty);
        writer.AddMetadata("format", "pt");
        writer.Save(FilePath);

        using var file = SafetensorsFile.Open(FilePath);
        Assert.Equal(["b: F64 []", "a: F32 [2, 3]", "e: F32 [0, 4]", "c: BF16 [2]", "d: F16 [2]"], file.Tensors.Select(tensor => tensor.ToString()));
        Assert.Equal("pt", Assert.Single(file.Metadata).Value);
        Assert.Equal(6, file.Tensor("a").ElementCount);
        Assert.Equal(24, file.Tensor("a").ByteLength);
        Assert.Equal([1f, 2, 3, 4, 5, 6], file.Values<float>("a").ToArray());
        Assert.Equal([0.1], file.Values<double>("b").ToArray());
        Assert.Equal([(Half)1.5, (Half)(-2)], file.Values<Half>("d").ToArray());
        Assert.Equal([0xC0, 0x3F, 0x00, 0xC0], file.Bytes("c").ToArray());
        Assert.Equal([1.5f, -2], Read<float>(file, "c", 2));
        Assert.Equal([1.5, -2], Read<double>(file, "d", 2));
        Assert.Equal([1.0, 2, 3, 4, 5, 6], Read<double>(file, "a", 6));
        Assert.Empty(file.Bytes("e").ToArray());
    }

    /// <summary>An integer type, which networks do not have, is there as it is; a header of another length shifts the data.</summary>
    [Fact]
    public void OtherTypesAreSpansWhereTheyAreAligned()
    {
        foreach (int padding in new[] { 0, 1 })
        {
            const string Tensor = "{\"steps\":{\"dtype\":\"I64\",\"shape\":[2],\"data_offsets\":[0,16]}}";
            string header = Tensor.PadRight(((Tensor.Length + 7) / 8 * 8) + padding);
            File.WriteAllBytes(FilePath, SafetensorsBytes.File(header, [.. BitConverter.GetBytes(7L), .. BitConverter.GetBytes(-8L)]));
            using var file = SafetensorsFile.Open(FilePath);
            Assert.Equal(BitConverter.GetBytes(7L), file.Bytes("steps")[..8].ToArray());
            if (padding == 0)
            {
                Assert.Equal([7L, -8], file.Values<long>("steps").ToArray());
                Assert.Contains("not stored as Double", Assert.Throws<ArgumentException>(() => file.Values<double>("steps").Length).Message, StringComparison.Ordinal);
                Assert.Contains("dtype I64, expected F16", Assert.Throws<SafetensorsException>(() => Read<float>(file, "steps", 2)).Message, StringComparison.Ordinal);
            }
            else
            {
                Assert.Contains("not aligned", Assert.Throws<InvalidOperationException>(() => file.Values<long>("steps").Length).Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void TensorsLongerThanAPortionAreConverted()
    {
        float[] values = [.. Enumerable.Range(0, 600_001).Select(i => (float)(i % 2048))];
        SafetensorsWriter writer = SafetensorsFile.Create();
        writer.Add<float>("long", [values.Length], values, SafetensorsDtype.F16);
        writer.Save(FilePath);
        using var file = SafetensorsFile.Open(FilePath);
        Assert.Equal(values, Read<float>(file, "long", values.Length));
    }

    /// <summary>What a network saves, and what is written here, are the same bytes.</summary>
    [Fact]
    public void ANetworksFileCanBeReadAndWritten()
    {
        File.WriteAllBytes(FilePath, SafetensorsBytes.Save(SafetensorsBytes.CountingNetwork()));
        SafetensorsWriter writer = SafetensorsFile.Create();
        using (var file = SafetensorsFile.Open(FilePath))
        {
            foreach (SafetensorsTensor tensor in file.Tensors)
            {
                writer.Add<float>(
                    tensor.Name, [.. tensor.Shape.Select(extent => (int)extent)], Read<float>(file, tensor.Name, (int)tensor.ElementCount));
            }
        }

        var copy = new MemoryStream();
        writer.WriteTo(copy);
        Assert.Equal(File.ReadAllBytes(FilePath), copy.ToArray());
    }

    [Fact]
    public void WrongCallsSayWhatWasExpected()
    {
        SafetensorsWriter writer = SafetensorsFile.Create();
        Assert.Contains("has 6 elements, but there are 5", Assert.Throws<ArgumentException>(() => writer.Add<float>("a", [2, 3], new float[5])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "negative", Assert.Throws<ArgumentException>(() => writer.Add<float>("a", [-2, -3], new float[6])).Message, StringComparison.Ordinal);
        writer.Add<double>("a", [1], new[] { 1e300 });
        Assert.Throws<ArgumentException>(() => writer.Add<float>("a", [1], new float[1]));
        writer.Save(FilePath);
        var file = SafetensorsFile.Open(FilePath);
        Assert.Contains("any.safetensors has no tensor 'b'; it has 'a'", Assert.Throws<ArgumentException>(() => file.Tensor("b")).Message, StringComparison.Ordinal);
        Assert.Contains("has 1 elements, but destination has 2", Assert.Throws<ArgumentException>(() => Read<double>(file, "a", 2)).Message, StringComparison.Ordinal);
        Assert.Contains("1E+300, which is too large for F32", Assert.Throws<SafetensorsException>(() => Read<float>(file, "a", 1)).Message, StringComparison.Ordinal);
        file.Dispose();
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.Bytes("a").Length);
    }

    [Fact]
    public void DamagedFilesAreRefused()
    {
        byte[] whole = SafetensorsBytes.Save(SafetensorsBytes.CountingNetwork());
        File.WriteAllBytes(FilePath, whole[..^1]);
        Assert.Equal("any.safetensors: the file ends after 87 of 88 bytes of data.", Assert.Throws<SafetensorsException>(() => SafetensorsFile.Open(FilePath)).Message);
        File.WriteAllBytes(FilePath, []);
        Assert.Equal("any.safetensors: the file is empty.", Assert.Throws<SafetensorsException>(() => SafetensorsFile.Open(FilePath)).Message);
        Assert.Contains("is a folder", Assert.Throws<UnauthorizedAccessException>(() => SafetensorsFile.Open(_folder.FullName)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => SafetensorsFile.Open(FilePath + "x"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static T[] Read<T>(SafetensorsFile file, string name, int length)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T[] values = new T[length];
        file.Read<T>(name, values);
        return values;
    }
}
