using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Files of arrays that are damaged, hostile or in another format: what the message says, and that nothing large is allocated.</summary>
public class ArrayFileErrorTests
{
    private static readonly byte[] Labels = ArrayBytes.Idx(0x08, [2], 0, 1);
    private static readonly byte[] NpyLabels = ArrayBytes.Npy("|u1", "(2,)", 0, 1);

    [Fact]
    public void Idx_headers()
    {
        Idx("an IDX file, which begins with two zero bytes, a type and the number of extents, found an empty file");
        Idx("found the bytes 93", 0x93);
        Idx("found the bytes 1F8A0000", 0x1F, 0x8A, 0, 0);
        Idx("one of the types 08, 09, 0B, 0C, 0D and 0E of IDX, found 0A", 0, 0, 0x0A, 1);
        Idx("a header of 12 bytes, found 10 bytes", 0, 0, 8, 2, 0, 0, 0, 1, 0, 0);
        Idx("an array of rows, found a single number", 0, 0, 8, 0, 1);
        Idx("at least one row and one number in each, found the shape [0]", ArrayBytes.Idx(8, [0]));
        Idx("found the shape [2, 0, 3]", ArrayBytes.Idx(8, [2, 0, 3]));
    }

    [Fact]
    public void Lengths_and_products()
    {
        Idx("6 bytes of numbers, for the shape [2, 3] of byte, found 5 bytes", ArrayBytes.Idx(8, [2, 3], 1, 2, 3, 4, 5));
        Idx("found 7 bytes", ArrayBytes.Idx(8, [2, 3], 1, 2, 3, 4, 5, 6, 7));
        Idx("4611685743549485056 bytes", ArrayBytes.Idx(8, [0x7FFFFFC0, 0x7FFFFFC0 / 2, 2], 1, 2));
        Idx("rows and as many numbers in each, found the shape [4294967295]", ArrayBytes.Idx(8, [uint.MaxValue], 1));
        Idx("found the shape [2, 65536, 65536, 65536, 65536]", ArrayBytes.Idx(0x0E, [2, 65536, 65536, 65536, 65536], 1));
        Idx("found the shape [2, 2147483648]", ArrayBytes.Idx(8, [2, 0x80000000], 1));
        Idx("expected 8000000000 bytes of numbers", ArrayBytes.Gzip(ArrayBytes.Idx(0x0E, [1_000_000, 1000], 1)), maxBytes: long.MaxValue);
        Idx("found fewer", ArrayBytes.Gzip(ArrayBytes.Idx(0x0E, [1_000_000, 100], 1)));
        Idx("found fewer", ArrayBytes.Gzip(ArrayBytes.Idx(8, [2, 3], 1, 2, 3, 4, 5)));
        Idx("found more", ArrayBytes.Gzip(ArrayBytes.Idx(8, [2, 3], 1, 2, 3, 4, 5, 6, 7)));
        Idx(
            "at most 5 bytes of numbers, as maxBytes allows, found 6 bytes, for the shape [2, 3]",
            ArrayBytes.Gzip(ArrayBytes.Idx(8, [2, 3], 1, 2, 3, 4, 5, 6)), maxBytes: 5);
    }

    /// <summary>1520149366 · 1516852923 · 8 is 22928 beyond 2⁶⁴, so the size in bytes must not wrap.</summary>
    [Fact]
    public void Sizes_beyond_a_long()
    {
        const string Problem = "at most 9223372036854775807 bytes of numbers, found the shape [1520149366, 1516852923] of double";
        byte[] idx = ArrayBytes.Idx(0x0E, [1520149366, 1516852923], new byte[22928]);
        byte[] npy = ArrayBytes.Npy("<f8", "(1520149366, 1516852923)", new byte[22928]);
        Idx(Problem, idx);
        Idx(Problem, ArrayBytes.Gzip(idx));
        Idx("at most 9223372036854775807 bytes", ArrayBytes.Gzip(ArrayBytes.Idx(0x0E, [0x7FFFFFC0, 0x40000000], 1)));
        Npy(Problem, npy);
        Npz(Problem, ArrayBytes.Zip(CompressionLevel.Optimal, ("x.npy", npy), ("y.npy", NpyLabels)));
        TempFiles.With(idx, Labels, (features, targets) => Refused(Problem, () => MappedDataset.OpenIdx(features, targets)));
        TempFiles.With(npy, NpyLabels, (features, targets) => Refused(Problem, () => MappedDataset.OpenNpy(features, targets)));
    }

    [Fact]
    public void A_limit_below_1()
    {
        Assert.Throws<ArgumentOutOfRangeException>("maxBytes", () => Dataset.FromIdx("none", "none", maxBytes: 0));
        Assert.Throws<ArgumentOutOfRangeException>("maxBytes", () => Dataset.FromNpy("none", "none", maxBytes: -1));
        Assert.Throws<ArgumentOutOfRangeException>("maxBytes", () => Dataset.FromIdx(new MemoryStream(), new MemoryStream(), maxBytes: 0));
        Assert.Throws<ArgumentOutOfRangeException>("maxBytes", () => Dataset.FromNpy(new MemoryStream(), new MemoryStream(), maxBytes: 0));
        Assert.Throws<ArgumentOutOfRangeException>("maxBytes", () => Dataset.FromNpz(new MemoryStream(), "x", "y", maxBytes: long.MinValue));
    }

    [Fact]
    public void Gzip()
    {
        byte[] packed = ArrayBytes.Gzip(ArrayBytes.Idx(8, [2, 300], new byte[600]));
        Idx("found", packed[..20]);
        byte[] damaged = [.. packed];
        damaged[15] ^= 0xFF;
        Idx("found", damaged);
        byte[] checksum = [.. packed];
        checksum[^6] ^= 1;
        Idx("expected compressed data, found damage", checksum);
    }

    [Fact]
    public void Rows_classes_and_numbers()
    {
        Idx("targets: expected 3 rows, as many as features has, found 2.", ArrayBytes.Idx(8, [3], 1, 2, 3));
        Idx("features, row 1, column 0: expected a finite number, found NaN.", ArrayBytes.Idx(0x0D, [2], 0, 0, 0, 0, 0x7F, 0xC0, 0, 0));
        byte[] features = ArrayBytes.Idx(8, [2], 1, 2);
        DataFormatException error = Assert.Throws<DataFormatException>(
            () => Dataset.FromIdx(new MemoryStream(features), new MemoryStream(ArrayBytes.Idx(8, [2], 0, 2)), classes: ["a", "b"]));
        Assert.Equal("targets: targets, row 1: expected the index of one of 2 classes, found 2.", error.Message);
        using var noSeek = new DeflateStream(new MemoryStream(), CompressionMode.Decompress);
        Assert.Throws<ArgumentException>("features", () => Dataset.FromIdx(noSeek, new MemoryStream()));
        Assert.Throws<FileNotFoundException>(() => Dataset.FromIdx("none.idx", "none.idx"));
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => Dataset.FromIdx("none.idx", "none.idx", scale: 0));
    }

    [Theory]
    [InlineData("fortran", "rows one after the other, found Fortran order (save numpy.ascontiguousarray of the array)")]
    [InlineData("fields", "numbers of one type, found a structured type, a list of fields")]
    [InlineData("text", "found the type '<U2'")]
    [InlineData("complex", "found the type '<c8'")]
    [InlineData("scalar", "an array of rows, found a single number")]
    [InlineData("empty", "found the shape [0, 4]")]
    [InlineData("nan", "nan.npy, row 1, column 1: expected a finite number, found NaN.")]
    public void Arrays_of_NumPy_that_are_no_rows_of_numbers(string name, string problem)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Data", "arrays", name + ".npy");
        DataFormatException error = Assert.Throws<DataFormatException>(() => Dataset.FromNpy(path, path));
        Assert.StartsWith(name + ".npy", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Npy_headers()
    {
        Npy("an .npy file, which begins with the byte 93 and NUMPY, found an empty file", []);
        Npy("2 more bytes of the header, found 0 bytes", [0x93, .. "NUMPY"u8, 1, 0]);
        Npy("found version 4.0", ArrayBytes.Npy("{}", [], major: 4));
        Npy("a header of at most 65536 bytes, found 4294967295 bytes", [0x93, .. "NUMPY"u8, 2, 0, 0xFF, 0xFF, 0xFF, 0xFF]);
        Npy("9 more bytes of the header, found 2 bytes", [0x93, .. "NUMPY"u8, 1, 0, 9, 0, (byte)'{', (byte)'}']);
        string good = "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }";
        foreach (string bad in new[]
        {
            "", "{", "{}", "[]", good[1..], good[..^1], good + "x",
            good.Replace("False", "false"), good.Replace("False", "0"), good.Replace("(2,)", "2"),
            good.Replace("(2,)", "(2"), good.Replace("(2,)", "(2,,)"), good.Replace("(2,)", "(-)"), good.Replace("(2,)", "(99999999999999999999,)"),
            good.Replace("'descr'", "'type'"), good.Replace("'shape'", "'descr'"), good.Replace("'descr': '|u1', ", ""),
            good.Replace(":", ""), good.Replace("'|u1'", "'|u1"),
            good.Replace("'|u1'", "|u1"), good.Replace(", 'shape'", " 'shape'"), "{'descr': '|u1', 'descr': '|u1'}",
        })
        {
            Npy("expected a dictionary of 'descr', 'fortran_order' and 'shape' in the header, found", ArrayBytes.Npy(bad, [0, 1]));
        }

        foreach (string type in new[] { "", "u1", "|u3", "*u1", "<u16", "|O", "|S4" })
        {
            Npy($"found the type '{type}'", ArrayBytes.Npy(good.Replace("|u1", type), [0, 1]));
        }

        Npy("found the shape [-2]", ArrayBytes.Npy("|u1", "(-2,)", 0, 1));
        Npy("found the shape [2, 9223372036854775807]", ArrayBytes.Npy("|u1", "(2, 9223372036854775807)", 0, 1));
        Npy("at most 64 extents", ArrayBytes.Npy("|u1", "(2" + string.Concat(Enumerable.Repeat(", 1", 64)) + ")", 0, 1));
        Npy("16 bytes of numbers, for the shape [2] of double, found 2 bytes", ArrayBytes.Npy("<f8", "(2,)", 0, 1));
        foreach (string other in new[]
        {
            good.Replace('\'', '"'), good.Replace(" ", ""), good.Replace("(2,)", "(2L,)"), good.Replace("(2,), ", "(2, )"),
            "  " + good.Replace(",", "\n , ") + " \n",
        })
        {
            Assert.Equal(2, Dataset.FromNpy(new MemoryStream(ArrayBytes.Npy(other, [0, 1])), new MemoryStream(NpyLabels)).Count);
        }
    }

    [Fact]
    public void Archives()
    {
        byte[] numbers = ArrayBytes.Npy("|u1", "(2, 400)", new byte[800]);
        byte[] archive = ArrayBytes.Zip(CompressionLevel.Optimal, ("x.npy", numbers), ("y.npy", NpyLabels), ("notes.txt", NpyLabels));
        Npz("an array 'z', found the arrays 'x', 'y'.", archive, "z");
        Npz("an array 'x', found none.", ArrayBytes.Zip(CompressionLevel.NoCompression, ("notes.txt", NpyLabels)));
        Npz("npz, array 'x': expected an .npy file", ArrayBytes.Zip(CompressionLevel.NoCompression, ("x.npy", [1, 2, 3])));
        Npz("npz, array 'x': expected at most 799 bytes of numbers, as maxBytes allows", archive, maxBytes: 799);
        Npz("found fewer", ArrayBytes.Zip(CompressionLevel.Optimal, ("x.npy", numbers[..^1]), ("y.npy", NpyLabels)));
        Npz("found more", ArrayBytes.Zip(CompressionLevel.Optimal, ("x.npy", [.. numbers, 0]), ("y.npy", NpyLabels)));
        Npz("npz, array 'y': expected 1 rows, as many as npz, array 'x' has, found 2.",
            ArrayBytes.Zip(CompressionLevel.Optimal, ("x.npy", ArrayBytes.Npy("|u1", "(1,)", 1)), ("y.npy", NpyLabels)));
        Npz("npz: expected compressed data, found damage", [1, 2, 3]);
        Npz("npz: expected compressed data, found damage", archive[..^10]);
        byte[] bomb = ArrayBytes.Zip(CompressionLevel.Optimal, ("x.npy", ArrayBytes.Npy("<f8", "(2, 1000000000)")), ("y.npy", NpyLabels));
        Npz("found fewer", bomb, maxBytes: long.MaxValue);
    }

    private static void Idx(string problem, params byte[] features) => Idx(problem, features, 1 << 30);

    private static void Idx(string problem, byte[] features, long maxBytes) =>
        Refused(problem, () => Dataset.FromIdx(new MemoryStream(features), new MemoryStream(Labels), maxBytes: maxBytes));

    private static void Npy(string problem, byte[] features) =>
        Refused(problem, () => Dataset.FromNpy(new MemoryStream(features), new MemoryStream(NpyLabels)));

    private static void Npz(string problem, byte[] archive, string features = "x", long maxBytes = 1 << 30) =>
        Refused(problem, () => Dataset.FromNpz(new MemoryStream(archive), features, "y", maxBytes: maxBytes));

    private static void Refused(string problem, Action read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<DataFormatException>(read).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3_000_000);
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }
}
