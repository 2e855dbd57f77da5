using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen;

/// <summary>
/// Writes tensors and text in the safetensors format, laid out as the reference implementation does: wider number types first, then by name,
/// the header without spaces and padded to eight bytes. Tensors are asked for their values one at a time, as they are written.
/// </summary>
internal sealed class SafetensorsWriter
{
    private readonly int _longestHeader;
    private readonly List<Pending> _tensors = [];
    private readonly SortedDictionary<string, string> _metadata = new(StringComparer.Ordinal);

    /// <param name="longestHeader">The most bytes a header may take.</param>
    public SafetensorsWriter(int longestHeader = SafetensorsHeader.LongestHeader) => _longestHeader = longestHeader;

    private delegate void WriteData(Stream stream);

    /// <summary>Adds a text to the file's <c>__metadata__</c>.</summary>
    public void AddMetadata(string key, string value) => _metadata.Add(key, value);

    /// <summary>Adds a tensor.</summary>
    /// <param name="name">A name no other tensor in the file has.</param>
    /// <param name="shape">Its extents.</param>
    /// <param name="read">Fills its values, in row-major order, when they are written.</param>
    /// <param name="dtype">The number type in the file; null for the tensor's own.</param>
    /// <exception cref="ArgumentException">A name that is taken, or a value that <paramref name="dtype"/> cannot hold.</exception>
    public void Add<T>(string name, ImmutableArray<int> shape, Action<Span<T>> read, SafetensorsDtype? dtype = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (name == SafetensorsHeader.MetadataName || _tensors.Exists(tensor => tensor.Name == name))
        {
            throw new ArgumentException($"The file already has a '{name}'.", nameof(name));
        }

        int count = TensorInfo.CountElements(shape);
        SafetensorsDtype own = SafetensorsTypes.Of<T>();
        SafetensorsDtype written = dtype ?? own;
        var pending = new Pending(name, SafetensorsTypes.Name(written), shape, (long)count * SafetensorsTypes.Bytes(written), stream =>
        {
            T[] values = new T[count];
            read(values);
            if (written == own)
            {
                LittleEndian.Write<T>(stream, values);
            }
            else if (DtypeConversion.Write<T>(stream, values, written) is >= 0 and int index)
            {
                throw TooLarge(name, values[index], index, written);
            }
        });

        // A value that does not fit is found before the file's first byte is written.
        if (SafetensorsTypes.Bytes(written) < SafetensorsTypes.Bytes(own))
        {
            pending.Write(Stream.Null);
        }

        _tensors.Add(pending);
    }

    /// <summary>Writes the file, see <see cref="AtomicFile"/>.</summary>
    public void Save(string path) => AtomicFile.Write(path, WriteTo);

    /// <summary>Writes the file's bytes; the stream stays open.</summary>
    public void WriteTo(Stream stream)
    {
        Pending[] order = [.. _tensors];
        Array.Sort(order, WiderFirst);
        byte[] header = Header(order);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (Pending tensor in order)
        {
            tensor.Write(stream);
        }
    }

    private static ArgumentException TooLarge<T>(string name, T value, int index, SafetensorsDtype dtype) =>
        new(
            FormattableString.Invariant($"Element {index} of tensor '{name}' is {value}, which is too large for {dtype}. ")
                + (dtype == SafetensorsDtype.F16 ? "Save as BF16, or in the network's own number type." : "Save in the network's own number type."),
            nameof(dtype));

    private static int WiderFirst(Pending a, Pending b)
    {
        int width = SafetensorsTypes.Bits(b.Dtype).CompareTo(SafetensorsTypes.Bits(a.Dtype));
        return width != 0 ? width : string.CompareOrdinal(a.Name, b.Name);
    }

    private byte[] Header(Pending[] tensors)
    {
        var bytes = new ArrayBufferWriter<byte>();

        // Names are written as they are, like the reference implementation; the file is no part of a web page.
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteMetadata(json);
            long begin = 0;
            foreach (Pending tensor in tensors)
            {
                long end = begin + tensor.ByteLength;
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Dtype);
                json.WriteStartArray("shape");
                foreach (int extent in tensor.Shape)
                {
                    json.WriteNumberValue(extent);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(begin);
                json.WriteNumberValue(end);
                json.WriteEndArray();
                json.WriteEndObject();
                begin = end;
            }

            json.WriteEndObject();
        }

        int padding = (8 - (bytes.WrittenCount % 8)) % 8;
        bytes.Write("       "u8[..padding]);
        return bytes.WrittenCount <= _longestHeader
            ? bytes.WrittenSpan.ToArray()
            : throw new InvalidOperationException($"The header would be {bytes.WrittenCount} bytes long, more than the {_longestHeader} that are read again.");
    }

    private void WriteMetadata(Utf8JsonWriter json)
    {
        if (_metadata.Count == 0)
        {
            return;
        }

        json.WriteStartObject(SafetensorsHeader.MetadataName);
        foreach ((string key, string value) in _metadata)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private sealed record Pending(string Name, string Dtype, ImmutableArray<int> Shape, long ByteLength, WriteData Write);
}
