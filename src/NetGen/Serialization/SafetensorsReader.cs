using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;

namespace NetGen;

/// <summary>
/// Reads a safetensors file front to back, from streams that cannot seek too: the header first, whose tensors the caller checks before anything is
/// allocated for them, then tensor after tensor with <see cref="ReadNext{T}"/>, then <see cref="ReadEnd"/>.
/// </summary>
internal sealed class SafetensorsReader
{
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
        if (length > SafetensorsHeader.LongestHeader)
        {
            found += stream.ReadAtLeast(beginning[found..], beginning.Length - found, throwOnEndOfStream: false);
            throw new SafetensorsException(source, found > prefix.Length && beginning[prefix.Length] == '{'
                ? $"the header must be at most {SafetensorsHeader.LongestHeader} bytes long, but its length is given as {length}."
                : ForeignFile.Problem(beginning[..found]) ?? ForeignFile.UnknownProblem(beginning[..found]));
        }

        byte[] json = new byte[length];
        bool isWhole = LittleEndian.TryRead(stream, json.AsSpan());
        if (length > 0 && json[0] != '{' && ForeignFile.IsGzip(prefix))
        {
            throw new SafetensorsException(source, ForeignFile.Problem(prefix)!);
        }

        if (!isWhole)
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

    /// <summary>Reads the values of the next of <see cref="Entries"/>, in row-major order; allocates them.</summary>
    /// <exception cref="SafetensorsException">The tensor is of another number type, longer than an array, or the file ends.</exception>
    public T[] ReadNext<T>()
        where T : unmanaged
    {
        SafetensorsEntry entry = Entries[_next++];
        string dtype = SafetensorsTypes.NameOf<T>();
        if (entry.Dtype != dtype)
        {
            throw new SafetensorsException(_source, $"tensor '{entry.Name}' has the dtype {entry.Dtype}, expected {dtype}.");
        }

        long count = entry.ByteLength / (SafetensorsTypes.Bits(dtype) / 8);
        if (count > Array.MaxLength)
        {
            throw new SafetensorsException(_source, $"tensor '{entry.Name}' of {count} elements is longer than an array.");
        }

        T[] values = new T[count];
        return LittleEndian.TryRead(_stream, values.AsSpan())
            ? values
            : throw EndsWithin(entry);
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

    private SafetensorsException EndsWithin(SafetensorsEntry entry) => new(_source, $"the file ends within the data of tensor '{entry.Name}'.");

    private static SafetensorsException Trailing(string source, long dataLength) =>
        new(source, $"the file goes on after the {dataLength} bytes of data that its header tells of.");
}
