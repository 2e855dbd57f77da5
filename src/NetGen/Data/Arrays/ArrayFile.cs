using System;
using System.IO;
using System.IO.Compression;

namespace NetGen;

/// <summary>A file of one array, compressed with gzip or not, read into memory.</summary>
internal static class ArrayFile
{
    /// <summary>The most bytes that are decompressed from one file, by default.</summary>
    public const long DefaultMaxBytes = 1 << 30;

    private const int ShownBytes = 8;

    /// <summary>Reads the array of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="readHeader">Reads the header of its format.</param>
    /// <param name="map">What is made of its numbers.</param>
    /// <param name="maxBytes">The most bytes of numbers to decompress.</param>
    /// <exception cref="DataFormatException">The file is damaged or in another format.</exception>
    public static NumberRows Read(string path, Func<Stream, string, ArrayHeader> readHeader, LinearMap map, long maxBytes)
    {
        using FileStream stream = OpenRead(path);
        return Read(stream, Path.GetFileName(path), readHeader, map, maxBytes);
    }

    /// <summary>Reads the array of a stream.</summary>
    /// <param name="stream">Can seek; stands at the beginning of the array and ends with it.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="readHeader">Reads the header of its format.</param>
    /// <param name="map">What is made of its numbers.</param>
    /// <param name="maxBytes">The most bytes of numbers to decompress.</param>
    /// <exception cref="DataFormatException">It is damaged or in another format.</exception>
    public static NumberRows Read(
        Stream stream, string source, Func<Stream, string, ArrayHeader> readHeader, LinearMap map, long maxBytes)
    {
        if (!IsGzip(stream))
        {
            ArrayHeader header = readHeader(stream, source);
            header.RequireLength(stream.Length - stream.Position);
            return ArrayReader.Read(header, stream, isCompressed: false, map);
        }

        return Decompress(source, () =>
        {
            using var decompressed = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
            return ReadDecompressed(decompressed, source, readHeader, map, maxBytes);
        });
    }

    /// <summary>Reads the array of a stream that decompresses.</summary>
    public static NumberRows ReadDecompressed(
        Stream stream, string source, Func<Stream, string, ArrayHeader> readHeader, LinearMap map, long maxBytes)
    {
        ArrayHeader header = readHeader(stream, source);
        return header.ByteLength <= maxBytes
            ? ArrayReader.Read(header, stream, isCompressed: true, map)
            : throw new DataFormatException(
                source,
                0,
                null,
                $"at most {maxBytes} bytes of numbers, as maxBytes allows",
                $"{header.ByteLength} bytes, for the shape {header.ShapeText}");
    }

    /// <summary>Runs what decompresses, and names the file where that fails.</summary>
    public static T Decompress<T>(string source, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException problem)
        {
            throw new DataFormatException($"{source}: expected compressed data, found damage: {problem.Message}");
        }
    }

    public static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);

    /// <summary>Whether a file is compressed; the stream stays where it is.</summary>
    public static bool IsGzip(Stream stream)
    {
        Span<byte> beginning = stackalloc byte[2];
        long place = stream.Position;
        int read = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        stream.Position = place;
        return read == beginning.Length && beginning[0] == 0x1F && beginning[1] == 0x8B;
    }

    /// <summary>The first bytes of a file, as messages show them.</summary>
    public static string Shown(ReadOnlySpan<byte> beginning) =>
        beginning.IsEmpty ? "an empty file" : $"the bytes {Convert.ToHexString(beginning[..Math.Min(beginning.Length, ShownBytes)])}";
}
