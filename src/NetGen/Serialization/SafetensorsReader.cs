using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Reads a safetensors file front to back, from streams that cannot seek too: the header first, whose tensors the caller checks before anything is
/// allocated for them, then tensor after tensor with <see cref="ReadNext{T}"/>, then <see cref="ReadEnd"/>.
/// </summary>
internal sealed class SafetensorsReader
{
    private const int FirstPortion = 1 << 16;

    private readonly Stream _stream;
    private readonly string _source;
    private readonly SafetensorsHeader _header;
    private int _next;

    private SafetensorsReader(Stream stream, string source, SafetensorsHeader header)
    {
        _stream = stream;
        _source = source;
        _header = header;
    }

    /// <summary>The texts under <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    /// <summary>The tensors in the order of their data.</summary>
    public ImmutableArray<SafetensorsEntry> Entries => _header.Entries;

    /// <summary>Reads and checks the header; and the file's length, where the stream tells it.</summary>
    /// <param name="stream">Stands at the file's beginning; stays open.</param>
    /// <param name="source">What messages call the file.</param>
    /// <exception cref="SafetensorsException">The file is damaged.</exception>
    public static SafetensorsReader Open(Stream stream, string source)
    {
        long available = stream.CanSeek ? stream.Length - stream.Position : long.MaxValue;
        Span<byte> beginning = stackalloc byte[ForeignFile.BeginningLength];
        Span<byte> prefix = beginning[..sizeof(ulong)];
        int found = stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        if (found < prefix.Length)
        {
            throw new SafetensorsException(source, found == 0
                ? "the file is empty."
                : ForeignFile.Problem(prefix[..found]) ?? "the file ends within the eight bytes of the header's length.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        bool isTooLong = length > SafetensorsHeader.LongestHeader;
        Span<byte> rest = beginning[found..(isTooLong ? beginning.Length : (int)Math.Min((ulong)beginning.Length, sizeof(ulong) + length))];
        found += stream.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false);
        beginning = beginning[..found];
        bool isObject = found > sizeof(ulong) && beginning[sizeof(ulong)] == '{';
        if (isTooLong)
        {
            throw new SafetensorsException(source, isObject && !ForeignFile.IsNoLength(prefix)
                ? $"the header must be at most {SafetensorsHeader.LongestHeader} bytes long, but its length is given as {length}."
                : ForeignFile.Problem(beginning) ?? ForeignFile.UnknownProblem(beginning));
        }

        if (!isObject && length > 0 && ForeignFile.MayBeginLikeHeader(beginning))
        {
            throw new SafetensorsException(source, ForeignFile.Problem(beginning)!);
        }

        byte[]? json = (long)length <= available - sizeof(ulong) ? ReadHeader(stream, beginning[sizeof(ulong)..], (int)length) : null;
        if (json is null)
        {
            throw new SafetensorsException(source, $"the file ends within the header of {length} bytes.");
        }

        SafetensorsHeader header = SafetensorsHeader.Parse(json, source);
        long data = available - sizeof(ulong) - (long)length;
        if (stream.CanSeek && data != header.DataLength)
        {
            throw data < header.DataLength
                ? new SafetensorsException(source, $"the file ends after {data} of {header.DataLength} bytes of data.")
                : Trailing(source, header.DataLength);
        }

        return new SafetensorsReader(stream, source, header);
    }

    /// <summary>Reads the values of the next of <see cref="Entries"/>, in row-major order, converted where need be; allocates them.</summary>
    /// <exception cref="SafetensorsException">The tensor's number type is not converted, it holds a number too large for <typeparamref name="T"/>,
    /// it is longer than an array, or the file ends.</exception>
    public T[] ReadNext<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SafetensorsEntry entry = Entries[_next++];
        SafetensorsDtype dtype = SafetensorsTypes.Find(entry.Dtype)
            ?? throw SafetensorsException.NotConverted(_source, $"'{entry.Name}'", entry.Dtype);
        long count = entry.ByteLength / SafetensorsTypes.Bytes(dtype);
        if (count > Array.MaxLength)
        {
            throw new SafetensorsException(_source, $"tensor '{entry.Name}' of {count} elements is longer than an array.");
        }

        T[] values = new T[count];
        double? tooLarge = null;
        bool isWhole = dtype == SafetensorsTypes.Of<T>()
            ? LittleEndian.TryRead(_stream, values.AsSpan())
            : DtypeConversion.TryRead(_stream, values.AsSpan(), dtype, out tooLarge);
        return !isWhole ? throw EndsWithin(entry)
            : tooLarge is { } number ? throw SafetensorsException.TooLarge(_source, entry.Name, number, SafetensorsTypes.NameOf<T>())
            : values;
    }

    /// <summary>Passes over the next of <see cref="Entries"/>, whatever its number type.</summary>
    /// <exception cref="SafetensorsException">The file ends.</exception>
    public void SkipNext()
    {
        SafetensorsEntry entry = Entries[_next++];
        Span<byte> portion = stackalloc byte[4096];
        for (long left = entry.ByteLength; left > 0; left -= portion.Length)
        {
            portion = portion[..(int)Math.Min(portion.Length, left)];
            if (!LittleEndian.TryRead(_stream, portion))
            {
                throw EndsWithin(entry);
            }
        }
    }

    /// <summary>Checks that the file ends where its last tensor does.</summary>
    /// <exception cref="SafetensorsException">It does not.</exception>
    public void ReadEnd()
    {
        if (_stream.ReadByte() >= 0)
        {
            throw Trailing(_source, _header.DataLength);
        }
    }

    /// <summary>Reads a header in growing portions, so that a length that is only claimed allocates nothing.</summary>
    /// <returns>Null if the stream ended.</returns>
    private static byte[]? ReadHeader(Stream stream, ReadOnlySpan<byte> begun, int length)
    {
        byte[] json = new byte[Math.Min(length, FirstPortion)];
        begun.CopyTo(json);
        int found = begun.Length;
        while (true)
        {
            found += stream.ReadAtLeast(json.AsSpan(found), json.Length - found, throwOnEndOfStream: false);
            if (found < json.Length || found == length)
            {
                return found == length ? json : null;
            }

            Array.Resize(ref json, (int)Math.Min(length, 2L * json.Length));
        }
    }

    private SafetensorsException EndsWithin(SafetensorsEntry entry) => new(_source, $"the file ends within the data of tensor '{entry.Name}'.");

    private static SafetensorsException Trailing(string source, long dataLength) =>
        new(source, $"the file goes on after the {dataLength} bytes of data that its header tells of.");
}
