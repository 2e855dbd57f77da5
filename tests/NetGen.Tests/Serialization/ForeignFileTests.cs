using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Xunit;

namespace NetGen.Tests.Serialization;

/// <summary>Files of other formats given for safetensors: the message says what the file is and what to do.</summary>
public class ForeignFileTests
{
    private const string Convert = "safetensors.torch.save_file(torch.load(\"model.pt\", weights_only=True), \"model.safetensors\")";

    public static TheoryData<string, byte[], string, string> Files => new()
    {
        { ".pt", Zip("model/data.pkl"), "\"PK\", as a zip archive does, and holds 'data.pkl', as PyTorch's .pt and .pth files do.", Convert },
        { ".pt of an older PyTorch", [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20], "the bytes 80 02 8A 0A 6C FC 9C 46, as a Python pickle does", Convert },
        { ".npz", Zip("dense1.weight.npy"), "\"PK\", as a zip archive does, and holds '.npy' files", "safetensors.numpy.save_file" },
        { ".zip", Zip("notes.txt"), "\"PK\", as a zip archive does, such as PyTorch's", Convert },
        { ".zip without flags", [.. "PK\x3\x4"u8, 0, 0, 0, 0, 8, 0, 0, 0], "\"PK\", as a zip archive does", Convert },
        { "HTML", Text("<!DOCTYPE html>\n<html lang=\"en\">"), "\"<!DOCTYPE html>\", as an HTML page or XML does", "Download the file itself." },
        { "HTML after a byte order mark and a blank line", [0xEF, 0xBB, 0xBF, .. Text("\r\n<html>")], "the bytes EF BB BF 0D 0A 3C 68 74, as an HTML page", "Download the file itself." },
        { "Git LFS", Text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"), "\"version https://git-lfs.\", as a Git LFS pointer does", "'git lfs pull'" },
        { "gzip", GZip("some text"), "the bytes 1F 8B 08 00 00 00 00 00, as a gzip file does", "Decompress it first." },
        { "gzip that is long", GZip(Noise(600_000)), "the bytes 1F 8B 08 00 00 00 00 00, as a gzip file does", "Decompress it first." },
        { ".npy", [0x93, .. Text("NUMPY"), 1, 0, 0x76, 0, .. Text("{'descr'")], "the bytes 93 4E 55 4D 50 59 01 00, as a NumPy .npy file does", "safetensors.numpy.save_file" },
        { ".h5", [0x89, .. Text("HDF\r\n"), 0x1A, 0x0A, 0, 0], "the bytes 89 48 44 46 0D 0A 1A 0A, as an HDF5 file does", "safetensors.numpy.save_file" },
        { ".onnx", [0x08, 0x07, 0x12, 0x07, .. Text("pytorch"), 0x1A], "the bytes 08 07 12 07 70 79 74 6F, as an ONNX model does", "safetensors.numpy.save_file" },
        { ".gguf", [.. Text("GGUF"), 3, 0, 0, 0, 1, 0], "\"GGUF\", as a GGUF file does", "made from" },
        { "JSON", Text("{\n  \"metadata\": {\"total_size\": 1}"), "the bytes 7B 0A 20 20 22 6D 65 74, as a JSON text does", "beside it" },
        { "JSON with a brace at byte 8", Text("{\"aaaa\":{\"b\":1}}"), "\"{\"aaaa\":{\"b\":1}}\", as a JSON text does", "beside it" },
        { "HTML with a brace at byte 8", Text("<script>{\"b\":1}</script>"), "\"<script>{\"b\":1}</script>\", as an HTML page", "Download the file itself." },
        { "JSON after a byte order mark", [0xEF, 0xBB, 0xBF, .. Text("{\"a\":{\"b\":1}}")], "the bytes EF BB BF 7B 22 61 22 3A, as a JSON text does", "beside it" },
        { ".gguf of 123 tensors", [.. Text("GGUF"), 3, 0, 0, 0, 123, 0], "\"GGUF\", as a GGUF file does", "made from" },
        { "CSV", Text("sepal,petal\n1,2\n"), "\"sepal,petal\".", "begins with the length of its header" },
        { "noise", [0xAB, 0xCD, 1, 2, 3, 4, 5, 6, 7, 8, 9], "the bytes AB CD 01 02 03 04 05 06.", "begins with the length of its header" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void AreNamedWithWhatToDo(string kind, byte[] file, string beginning, string advice)
    {
        Assert.NotEmpty(kind);
        string[] messages =
        [
            SafetensorsBytes.Restore(new FakeNetwork(), file)!.Message,
            Assert.Throws<SafetensorsException>(() => NetworkFile.Load<FakeNetwork, float>(new OneWayStream(file))).Message,
        ];
        Assert.All(messages, message =>
        {
            Assert.StartsWith("safetensors: not a safetensors file: it begins with " + beginning, message, StringComparison.Ordinal);
            Assert.Contains(advice, message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void AnEmptyFileIsCalledEmpty() =>
        Assert.Equal("safetensors: the file is empty.", SafetensorsBytes.Restore(new FakeNetwork(), [])!.Message);

    /// <summary>A pointer that was cut, or the shortest of pages.</summary>
    [Fact]
    public void FewBytesAreEnough() =>
        Assert.StartsWith("safetensors: not a safetensors file: it begins with \"<p>\", as an HTML", SafetensorsBytes.Restore(new FakeNetwork(), Text("<p>"))!.Message, StringComparison.Ordinal);

    /// <summary>A header may be as long as the number that a gzip file begins with.</summary>
    [Fact]
    public void ALengthThatLooksLikeAnotherFormatIsALength()
    {
        byte[] file = SafetensorsBytes.File("{}".PadRight(0x88B1F), []);
        Assert.StartsWith("safetensors: tensor 'dense1.weight' of shape [5, 3] is missing", SafetensorsBytes.Restore(new FakeNetwork(), file)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALengthThatIsTooLargeIsALengthWhateverItBeginsWith()
    {
        foreach (byte first in "<{ "u8)
        {
            Assert.StartsWith(
                "safetensors: the header must be at most ",
                SafetensorsBytes.Restore(new FakeNetwork(), [first, 0, 0, 8, 0, 0, 0, 0, (byte)'{', (byte)'}'])!.Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AFolderIsCalledAFolder()
    {
        string folder = Directory.CreateTempSubdirectory("netgen-").FullName;
        try
        {
            Assert.Equal(
                $"'{folder}' is a folder; give the path of the safetensors file in it.",
                Assert.Throws<UnauthorizedAccessException>(() => NetworkFile.Load<FakeNetwork, float>(folder)).Message);
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Letters that a compressor leaves long.</summary>
    private static string Noise(int length)
    {
        var random = new Random(1);
        return string.Concat(Enumerable.Range(0, length * 2).Select(_ => (char)random.Next(' ', '~')));
    }

    private static byte[] GZip(string text)
    {
        using var file = new MemoryStream();
        using (var compressed = new GZipStream(file, CompressionMode.Compress))
        {
            compressed.Write(Text(text));
        }

        // The level of compression and the system are not told in the first eight bytes, and .NET gives no time.
        return file.ToArray();
    }

    private static byte[] Zip(string entry)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream content = archive.CreateEntry(entry).Open();
            content.Write(Text("content"));
        }

        return file.ToArray();
    }
}
