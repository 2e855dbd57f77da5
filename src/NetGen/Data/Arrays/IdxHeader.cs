using System;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO;

namespace NetGen;

/// <summary>
/// The header of an IDX file, the format of MNIST: two zero bytes, the type of the numbers, how many extents there are, then each extent in four
/// bytes, big-endian.
/// </summary>
internal static class IdxHeader
{
    private const int MagicBytes = 4;

    /// <summary>Reads a header; the stream then stands at the first number.</summary>
    /// <param name="stream">Stands at the beginning of the file.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="DataFormatException">No IDX file, or one that <see cref="ArrayHeader.Create"/> refuses.</exception>
    public static ArrayHeader Read(Stream stream, string source)
    {
        Span<byte> magic = stackalloc byte[MagicBytes];
        int read = stream.ReadAtLeast(magic, MagicBytes, throwOnEndOfStream: false);
        if (read < MagicBytes || magic[0] != 0 || magic[1] != 0)
        {
            throw new DataFormatException(
                source, 0, null, "an IDX file, which begins with two zero bytes, a type and the number of extents", ArrayFile.Shown(magic[..read]));
        }

        NumberType type = magic[2] switch
        {
            0x08 => NumberType.Byte,
            0x09 => NumberType.SByte,
            0x0B => NumberType.Int16,
            0x0C => NumberType.Int32,
            0x0D => NumberType.Single,
            0x0E => NumberType.Double,
            _ => throw new DataFormatException(source, 0, null, "one of the types 08, 09, 0B, 0C, 0D and 0E of IDX", magic[2].ToString("X2", null)),
        };
        Span<byte> extents = new byte[magic[3] * sizeof(uint)];
        read = stream.ReadAtLeast(extents, extents.Length, throwOnEndOfStream: false);
        if (read < extents.Length)
        {
            throw new DataFormatException(source, 0, null, $"a header of {MagicBytes + extents.Length} bytes", $"{MagicBytes + read} bytes");
        }

        var shape = new long[magic[3]];
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = BinaryPrimitives.ReadUInt32BigEndian(extents[(i * sizeof(uint))..]);
        }

        return ArrayHeader.Create(source, type, bigEndian: true, ImmutableArray.Create(shape));
    }
}
