using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using NetGen.Tool;
using NetGen.Tool.Torch;
using Xunit;

namespace NetGen.Package.Tests.Torch;

/// <summary>
/// Damaged and made-up PyTorch files: <see cref="ToolException"/> is all that they bring about, soon, and with memory that the file's size bounds.
/// <c>NETGEN_TEST_SCALE</c> tries so many times as much.
/// </summary>
public sealed class TorchFuzzTests
{
    private const string Opcodes = "(}])tNRJKMGXqrhjcQbsuea.\x80\x85\x86\x87\x88\x89\x8a\x81\x93";

    private static readonly int Tries = 3000 * int.Parse(Environment.GetEnvironmentVariable("NETGEN_TEST_SCALE") ?? "1", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("model.pt")]
    [InlineData("types.pt")]
    [InlineData("checkpoint.pt")]
    public void DamagedFiles(string name)
    {
        byte[] file = File.ReadAllBytes(TorchFileTests.PathOf(name));
        var random = new Random(1);
        int read = 0;
        for (int i = 0; i < Tries; i++)
        {
            byte[] damaged = [.. file];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            read += Read(random.Next(8) == 0 ? damaged[..random.Next(damaged.Length)] : damaged, name == "checkpoint.pt" ? "state_dict" : null);
        }

        // Some changes hit numbers alone, most do not.
        Assert.InRange(read, Tries / 50, Tries * 9 / 10);
    }

    [Theory]
    [InlineData("model.pt")]
    [InlineData("types.pt")]
    public void DamagedPickles(string name)
    {
        byte[] pickle = Pickle(name, out Func<byte[], byte[]> within);
        var random = new Random(2);
        for (int i = 0; i < Tries; i++)
        {
            byte[] damaged = [.. pickle];
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                int place = random.Next(damaged.Length);
                switch (random.Next(4))
                {
                    case 0:
                        damaged[place] = (byte)random.Next(256);
                        break;
                    case 1:
                        damaged[place] = (byte)Opcodes[random.Next(Opcodes.Length)];
                        break;
                    case 2:
                        damaged = [.. damaged[..place], .. damaged[Math.Min(damaged.Length, place + random.Next(1, 9))..], (byte)'.'];
                        break;
                    default:
                        int end = Math.Min(damaged.Length, place + random.Next(1, 40));
                        damaged = [.. damaged[..end], .. damaged[place..]];
                        break;
                }
            }

            Read(within(damaged), null);
        }
    }

    /// <summary>Opcodes in any order, with arguments of any bytes.</summary>
    [Fact]
    public void MadeUpPickles()
    {
        Pickle("model.pt", out Func<byte[], byte[]> within);
        var random = new Random(3);
        for (int i = 0; i < Tries; i++)
        {
            byte[] bytes = [0x80, 2, .. Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(3) == 0 ? (byte)random.Next(256) : (byte)Opcodes[random.Next(Opcodes.Length)]), (byte)'.'];
            Read(within(bytes), null);
        }
    }

    /// <summary>A tensor of one number and a stride of 0 would have as many elements as its shape says.</summary>
    [Fact]
    public void ATensorLargerThanItsStorageIsRefused()
    {
        byte[] pickle = Pickle("model.pt", out Func<byte[], byte[]> within);
        byte[] shape = [(byte)'K', 3, (byte)'K', 4, 0x86];
        int place = pickle.AsSpan().IndexOf(shape);
        Assert.True(place > 0);
        byte[] large = [.. pickle[..place], (byte)'J', 0xff, 0xff, 0xff, 0x7f, (byte)'K', 4, 0x86, .. pickle[(place + shape.Length)..]];
        Assert.Contains("reaches beyond its storage", Assert.Throws<ToolException>(() => TorchFile.Read(new MemoryStream(within(large)), null)).Message, StringComparison.Ordinal);
    }

    /// <returns>1 where it was read.</returns>
    private static int Read(byte[] file, string? key)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        try
        {
            TorchFile.Read(new MemoryStream(file), key);
            return 1;
        }
        catch (ToolException)
        {
            return 0;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000 + (200L * file.Length));
            Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 5);
        }
    }

    /// <summary>A file's pickle, and the same file with another one.</summary>
    private static byte[] Pickle(string name, out Func<byte[], byte[]> within)
    {
        byte[] file = File.ReadAllBytes(TorchFileTests.PathOf(name));
        using var zip = new ZipArchive(new MemoryStream(file));
        (string Name, byte[] Bytes)[] entries = [.. zip.Entries.Select(e => (e.FullName, Content(e)))];
        within = pickle =>
        {
            var stream = new MemoryStream();
            using (var made = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.ASCII))
            {
                foreach ((string entry, byte[] bytes) in entries)
                {
                    using Stream content = made.CreateEntry(entry, CompressionLevel.NoCompression).Open();
                    content.Write(entry.EndsWith("/data.pkl", StringComparison.Ordinal) ? pickle : bytes);
                }
            }

            return stream.ToArray();
        };
        return entries.Single(e => e.Name.EndsWith("/data.pkl", StringComparison.Ordinal)).Bytes;
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        var content = new MemoryStream();
        entry.Open().CopyTo(content);
        return content.ToArray();
    }
}
