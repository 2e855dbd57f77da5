using System.Buffers.Binary;
using System.IO.Compression;

namespace Charts;

/// <summary>Writes PNG files (ISO/IEC 15948) of grey pixels.</summary>
internal static class PngImage
{
    private const int HeaderLength = 13;
    private const byte BitsPerPixel = 8;

    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(Remainder)];

    /// <summary>A square image.</summary>
    /// <param name="side">Its width and height.</param>
    /// <param name="pixels"><c>[side][side]</c>, 0 black to 255 white.</param>
    public static byte[] Grey(int side, ReadOnlySpan<byte> pixels)
    {
        // Width, height, bits of a pixel, then zeros: grey, zlib, filters by line, not interlaced.
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], side);
        header[8] = BitsPerPixel;

        using var lines = new MemoryStream();
        using (var compressed = new ZLibStream(lines, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int y = 0; y < side; y++)
            {
                compressed.WriteByte(0);    // this line is stored unfiltered
                compressed.Write(pixels.Slice(y * side, side));
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, lines.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    // Length, type, data, and the CRC-32 of type and data.
    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        png.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
        {
            crc = Remainders[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    // The remainder of one byte divided by CRC-32's polynomial, lowest bit first.
    private static uint Remainder(int value)
    {
        uint remainder = (uint)value;
        for (int bit = 0; bit < 8; bit++)
        {
            remainder = (remainder & 1) == 0 ? remainder >> 1 : 0xEDB88320 ^ (remainder >> 1);
        }

        return remainder;
    }
}
