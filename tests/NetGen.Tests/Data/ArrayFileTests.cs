using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Files that NumPy wrote (arrays/make_arrays.py), and IDX files of every type.</summary>
public class ArrayFileTests
{
    private static readonly double[] Whole = [0, 1, 2, 3, 4, 5, 6, 7, 120, 121, 126, 127];
    private static readonly double[] Real = Array.ConvertAll(Whole, x => (x / 8) - 1);

    [Theory]
    [InlineData("u1", "byte")]
    [InlineData("i1", "sbyte")]
    [InlineData("u2_little", "ushort")]
    [InlineData("u2_big", "ushort")]
    [InlineData("i2_little", "short")]
    [InlineData("i2_big", "short")]
    [InlineData("u4_little", "uint")]
    [InlineData("u4_big", "uint")]
    [InlineData("i4_little", "int")]
    [InlineData("i4_big", "int")]
    [InlineData("u8_little", "ulong")]
    [InlineData("u8_big", "ulong")]
    [InlineData("i8_little", "long")]
    [InlineData("i8_big", "long")]
    [InlineData("f2_little", "Half")]
    [InlineData("f2_big", "Half")]
    [InlineData("f4_little", "float")]
    [InlineData("f4_big", "float")]
    [InlineData("f8_little", "double")]
    [InlineData("f8_big", "double")]
    [InlineData("version2", "byte")]
    [InlineData("version3", "byte")]
    public void Every_type_of_NumPy(string name, string type)
    {
        double[] expected = name[0] == 'f' ? Real : Whole;
        Dataset data = Dataset.FromNpy(Path(name + ".npy"), Path("labels.npy"));
        Assert.Equal(type, data.Table.Features.TypeName);
        Check(data, expected, [2, 0, 1]);
        Assert.Equal(type == "double", data.Table.Features.Doubles is not null);
        using MappedDataset mapped = MappedDataset.OpenNpy(Path(name + ".npy"), Path("labels.npy"));
        Assert.Equal(type, mapped.Table.Features.TypeName);
        Check(mapped, expected, [2, 0, 1]);
        Check(Dataset.FromNpy(Path(name + ".npy"), Path("labels.npy"), scale: 0.5, offset: 3), [.. expected.Select(x => (x * 0.5) + 3)], [2, 0, 1]);
    }

    [Fact]
    public void Truths_vectors_images_and_gzip_of_NumPy()
    {
        Check(Dataset.FromNpy(Path("b1.npy"), Path("labels.npy")), [.. Whole.Select(x => x % 2)], [2, 0, 1]);
        Check(Dataset.FromNpy(Path("images.npy"), Path("labels.npy")), Whole, [2, 0, 1]);
        Check(Dataset.FromNpy(Path("u1.npy.gz"), Path("labels.npy")), Whole, [2, 0, 1]);
        Check(Dataset.FromNpy(Path("vector.npy"), Path("labels.npy")), [Real[0], Real[4], Real[8]], [2, 0, 1]);
        Check(Dataset.FromNpy(Path("u1.npy"), Path("f4_big.npy"), scale: 2), [.. Whole.Select(x => x * 2)], Real);
        Dataset labelled = Dataset.FromNpy(Path("u1.npy"), Path("labels.npy"), classes: ["a", "b", "c"]);
        Assert.Equal(["a", "b", "c"], labelled.OneHot().TargetNames.ToArray());
    }

    [Fact]
    public void Archives_of_NumPy()
    {
        Check(Dataset.FromNpz(Path("stored.npz"), "x", "y"), Whole, [2, 0, 1]);
        Check(Dataset.FromNpz(Path("deflated.npz"), "x", "y", offset: 1), [.. Real.Select(x => x + 1)], [2, 0, 1]);
        using FileStream stream = File.OpenRead(Path("stored.npz"));
        Check(Dataset.FromNpz(stream, "x", "y", classes: ["a", "b", "c"]), Whole, [2, 0, 1]);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Every_type_of_IDX()
    {
        Idx(0x08, "byte", [200, 1, 2, 3], [200, 1, 2, 3]);
        Idx(0x09, "sbyte", [0xFF, 1, 2, 3], [-1, 1, 2, 3]);
        Idx(0x0B, "short", [0xFF, 0xFE, 1, 2], [-2, 258]);
        Idx(0x0C, "int", [0xFF, 0xFF, 0xFF, 0xFE, 0, 1, 0, 0], [-2, 65536]);
        Idx(0x0D, "float", [0x3F, 0xC0, 0, 0, 0xBF, 0x80, 0, 0], [1.5, -1]);
        Idx(0x0E, "double", [0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0xBF, 0xF0, 0, 0, 0, 0, 0, 0], [1.5, -1]);
    }

    [Fact]
    public void Many_big_endian_numbers()
    {
        float[] values = [.. Enumerable.Range(0, 3 * 70_000).Select(i => (float)Math.Sin(i))];
        byte[] numbers = [.. values.SelectMany(x => BitConverter.GetBytes(x).Reverse())];
        byte[] file = ArrayBytes.Idx(0x0D, [3, 70_000], numbers);
        byte[] labels = ArrayBytes.Idx(0x08, [3], 0, 1, 2);
        double[] expected = [.. values.Select(x => (double)x)];
        Check(Dataset.FromIdx(new MemoryStream(file), new MemoryStream(labels)), expected, [0, 1, 2]);
        Check(Dataset.FromIdx(new MemoryStream(ArrayBytes.Gzip(file)), new MemoryStream(ArrayBytes.Gzip(labels))), expected, [0, 1, 2]);
        TempFiles.With(file, labels, (features, targets) =>
        {
            using MappedDataset mapped = MappedDataset.OpenIdx(features, targets);
            Check(mapped, expected, [0, 1, 2]);
            Assert.Equal(values.AsSpan(70_000 + 400, 300).ToArray(), Part(mapped, row: 1, 400, 300));
        });
    }

    private static float[] Part(Dataset data, int row, int first, int count)
    {
        float[] part = new float[count];
        data.Table.Features.Copy(row, first, part);
        return part;
    }

    private static void Idx(byte type, string name, byte[] numbers, double[] expected)
    {
        byte[] features = ArrayBytes.Idx(type, [2, 1, (uint)expected.Length / 2], numbers);
        byte[] labels = ArrayBytes.Idx(0x08, [2], 1, 0);
        Dataset data = Dataset.FromIdx(new MemoryStream(features), new MemoryStream(labels));
        Assert.Equal(name, data.Table.Features.TypeName);
        Check(data, expected, [1, 0]);
        TempFiles.With(features, ArrayBytes.Gzip(labels), (first, second) => Check(Dataset.FromIdx(first, second), expected, [1, 0]));
        TempFiles.With(features, labels, (first, second) =>
        {
            using MappedDataset mapped = MappedDataset.OpenIdx(first, second);
            Check(mapped, expected, [1, 0]);
        });
    }

    private static void Check(Dataset data, double[] features, double[] targets)
    {
        Assert.Equal(features, Enumerable.Range(0, data.Count).SelectMany(row => data.Features(row).ToArray()));
        Assert.Equal(targets, Enumerable.Range(0, data.Count).SelectMany(row => data.Targets(row).ToArray()));
        float[] singles = new float[data.FeatureCount];
        data.CopyFeatures<float>(data.Count - 1, singles);
        Assert.Equal(features[^data.FeatureCount..].Select(x => (float)x), singles);
    }

    private static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Data", "arrays", name);
}
