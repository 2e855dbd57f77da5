using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace NetGen;

/// <summary>
/// The header of an .npy file, versions 1 to 3 of NumPy's format: a magic text, the version, the length of a Python dictionary, and the dictionary.
/// </summary>
internal static class NpyHeader
{
    /// <summary>The longest dictionary that is read; NumPy's own are padded to 64 bytes and rarely exceed 128.</summary>
    private const int LongestText = 1 << 16;

    private const int BeginningBytes = 8;

    /// <summary>Reads a header; the stream then stands at the first number.</summary>
    /// <param name="stream">Stands at the beginning of the file.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="DataFormatException">No .npy file, one in Fortran order or of a type that is no number, or one that
    /// <see cref="ArrayHeader.Create"/> refuses.</exception>
    public static ArrayHeader Read(Stream stream, string source)
    {
        Span<byte> beginning = stackalloc byte[BeginningBytes];
        int read = stream.ReadAtLeast(beginning, BeginningBytes, throwOnEndOfStream: false);
        if (read < BeginningBytes || beginning[0] != 0x93 || !beginning[1..].StartsWith("NUMPY"u8))
        {
            throw new DataFormatException(
                source, 0, null, "an .npy file, which begins with the byte 93 and NUMPY", ArrayFile.Shown(beginning[..read]));
        }

        (int major, int minor) = (beginning[6], beginning[7]);
        if (major is < 1 or > 3 || minor != 0)
        {
            throw new DataFormatException(source, 0, null, "version 1.0, 2.0 or 3.0 of the .npy format", $"version {major}.{minor}");
        }

        byte[] text = new byte[TextLength(stream, source, major == 1 ? sizeof(ushort) : sizeof(uint))];
        RequireRead(source, stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false), text.Length);
        return new NpyDictionary(source, (major == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(text)).Read();
    }

    private static int TextLength(Stream stream, string source, int bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        length.Clear();
        RequireRead(source, stream.ReadAtLeast(length[..bytes], bytes, throwOnEndOfStream: false), bytes);
        uint value = BinaryPrimitives.ReadUInt32LittleEndian(length);
        return value <= LongestText
            ? (int)value
            : throw new DataFormatException(source, 0, null, $"a header of at most {LongestText} bytes", $"{value} bytes");
    }

    private static void RequireRead(string source, int read, int expected)
    {
        if (read < expected)
        {
            throw new DataFormatException(source, 0, null, $"{expected} more bytes of the header", $"{read} bytes");
        }
    }
}
