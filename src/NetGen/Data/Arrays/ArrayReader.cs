using System;
using System.IO;

namespace NetGen;

/// <summary>The numbers behind a header, read into memory in their own type.</summary>
internal static class ArrayReader
{
    // Memory grows with the bytes that have come, whatever the header promises.
    private const int FirstPortion = 1 << 16;

    /// <summary>Reads all numbers; the stream must end with them.</summary>
    /// <param name="header">What the stream holds.</param>
    /// <param name="stream">Stands at the first number.</param>
    /// <param name="isCompressed">Whether its length is not known.</param>
    /// <param name="map">What is made of the numbers.</param>
    /// <exception cref="DataFormatException">Fewer or more bytes than the header says, or a number that is not finite.</exception>
    public static NumberRows Read(ArrayHeader header, Stream stream, bool isCompressed, LinearMap map)
    {
        if (header.ElementCount > Array.MaxLength)
        {
            throw new DataFormatException(
                header.Source,
                0,
                null,
                $"at most {Array.MaxLength} numbers in memory (MappedDataset leaves them in the file)",
                $"the shape {header.ShapeText}");
        }

        NumberRows rows = header.Type switch
        {
            NumberType.Byte => Read<byte>(header, stream, isCompressed, map),
            NumberType.SByte => Read<sbyte>(header, stream, isCompressed, map),
            NumberType.UInt16 => Read<ushort>(header, stream, isCompressed, map),
            NumberType.Int16 => Read<short>(header, stream, isCompressed, map),
            NumberType.UInt32 => Read<uint>(header, stream, isCompressed, map),
            NumberType.Int32 => Read<int>(header, stream, isCompressed, map),
            NumberType.UInt64 => Read<ulong>(header, stream, isCompressed, map),
            NumberType.Int64 => Read<long>(header, stream, isCompressed, map),
            NumberType.Half => Read<Half>(header, stream, isCompressed, map),
            NumberType.Single => Read<float>(header, stream, isCompressed, map),
            _ => Read<double>(header, stream, isCompressed, map),
        };
        return rows.FindNotFinite() is { } found ? throw DataFormatException.NotFinite(header.Source, found.Row, found.Column, found.Value) : rows;
    }

    private static NumberRows Read<T>(ArrayHeader header, Stream stream, bool isCompressed, LinearMap map)
        where T : unmanaged
    {
        int count = (int)header.ElementCount;
        var values = new T[isCompressed ? Math.Min(count, FirstPortion) : count];
        int filled = 0;
        while (true)
        {
            Span<T> rest = values.AsSpan(filled);
            if (!LittleEndian.TryRead(stream, rest))
            {
                throw new DataFormatException(
                    header.Source, 0, null, $"{header.ByteLength} bytes of numbers, for the shape {header.ShapeText}", "fewer");
            }

            if (header.IsBigEndian)
            {
                NumberTypes.Reverse(rest, rest);
            }

            filled = values.Length;
            if (filled == count)
            {
                break;
            }

            Array.Resize(ref values, (int)Math.Min(count, 2L * filled));
        }

        return stream.ReadByte() < 0
            ? StoredRows.Own(values, header.Width, map)
            : throw new DataFormatException(
                header.Source, 0, null, $"{header.ByteLength} bytes of numbers, for the shape {header.ShapeText}", "more");
    }
}
