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
/// A safetensors file to be written, made by <see cref="SafetensorsFile.Create"/>. It is laid out as the reference implementation does: wider number
/// types first, then by name, the header without spaces and padded to eight bytes.
/// </summary>
public sealed class SafetensorsWriter
{
    private readonly int _longestHeader;
    private readonly List<PendingTensor> _tensors = [];
    private readonly SortedDictionary<string, string> _metadata = new(StringComparer.Ordinal);

    /// <param name="longestHeader">The most bytes a header may take.</param>
    internal SafetensorsWriter(int longestHeader = SafetensorsHeader.LongestHeader) => _longestHeader = longestHeader;

    /// <summary>Adds a text to the file's <c>__metadata__</c>.</summary>
    /// <param name="key">A key that no other text of the file has.</param>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">A key that is taken.</exception>
    public void AddMetadata(string key, string value) => _metadata.Add(key, value);

    /// <summary>Adds a tensor.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="name">A name no other tensor in the file has.</param>
    /// <param name="shape">Its extents; empty for a single number.</param>
    /// <param name="values">Its numbers, in row-major order; read when the file is written.</param>
    /// <param name="dtype">The number type in the file; null for <typeparamref name="T"/>. Values are rounded to nearest even.</param>
    /// <exception cref="ArgumentException">A name that is taken, a shape of another number of elements, or a value that <paramref name="dtype"/>
    /// cannot hold.</exception>
    public void Add<T>(string name, ImmutableArray<int> shape, ReadOnlyMemory<T> values, SafetensorsDtype? dtype = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = ElementCount(shape);
        if (count != values.Length)
        {
            throw new ArgumentException(
                $"Tensor '{name}' of shape [{string.Join(", ", shape)}] has {count} elements, but there are {values.Length} values.", nameof(values));
        }

        Add<T>(name, shape, destination => values.Span.CopyTo(destination), dtype);
    }

    /// <summary>Adds a tensor that asks for its values when it is written.</summary>
    /// <param name="name">A name no other tensor in the file has.</param>
    /// <param name="shape">Its extents.</param>
    /// <param name="read">Fills its values, in row-major order, when they are written.</param>
    /// <param name="dtype">The number type in the file; null for the tensor's own.</param>
    /// <exception cref="ArgumentException">A name that is taken, or a value that <paramref name="dtype"/> cannot hold.</exception>
    internal void Add<T>(string name, ImmutableArray<int> shape, Action<Span<T>> read, SafetensorsDtype? dtype = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (name == SafetensorsHeader.MetadataName || _tensors.Exists(tensor => tensor.Name == name))
        {
            throw new ArgumentException($"The file already has a '{name}'.", nameof(name));
        }

        int count = TensorInfo.CountElements(shape);
        SafetensorsDtype own = SafetensorsTypes.Of<T>();
        SafetensorsDtype written = dtype ?? own;
        var pending = new PendingTensor(name, SafetensorsTypes.Name(written), shape, (long)count * SafetensorsTypes.Bytes(written), stream =>
        {
            T[] values = new T[count];
            read(values);
            if (written == own)
            {
                LittleEndian.Write<T>(stream, values);
            }
            else if (DtypeConversion.Write<T>(stream, values, written) is >= 0 and int index)
            {
                throw DtypeConversion.TooLarge(name, values[index], index, written);
            }
        });

        // A value that does not fit is found before the file's first byte is written.
        if (SafetensorsTypes.Bytes(written) < SafetensorsTypes.Bytes(own))
        {
            pending.Write(Stream.Null);
        }

        _tensors.Add(pending);
    }

    /// <summary>Writes the file: beside <paramref name="path"/>, flushed to disk and renamed over it.</summary>
    /// <param name="path">The file; replaced if there is one.</param>
    /// <exception cref="System.IO.IOException">The folder is missing (<see cref="DirectoryNotFoundException"/>) or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to, or <paramref name="path"/> is a folder.</exception>
    /// <exception cref="InvalidOperationException">The header would be longer than 100,000,000 bytes.</exception>
    public void Save(string path) => AtomicFile.Write(path, WriteTo);

    /// <summary>Writes the file's bytes to a stream, which stays open.</summary>
    /// <param name="stream">Is written to from where it stands.</param>
    /// <exception cref="InvalidOperationException">The header would be longer than 100,000,000 bytes.</exception>
    public void WriteTo(Stream stream)
    {
        PendingTensor[] order = [.. _tensors];
        Array.Sort(order, WiderFirst);
        byte[] header = Header(order);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (PendingTensor tensor in order)
        {
            tensor.Write(stream);
        }
    }

    private static int ElementCount(ImmutableArray<int> shape)
    {
        if (shape.IsDefault)
        {
            throw new ArgumentNullException(nameof(shape));
        }

        return shape.AsSpan().IndexOfAnyInRange(int.MinValue, -1) < 0
            ? TensorInfo.CountElements(shape)
            : throw new ArgumentException($"The shape [{string.Join(", ", shape)}] has a negative extent.", nameof(shape));
    }

    private static int WiderFirst(PendingTensor a, PendingTensor b)
    {
        int width = SafetensorsTypes.Bits(b.Dtype).CompareTo(SafetensorsTypes.Bits(a.Dtype));
        return width != 0 ? width : string.CompareOrdinal(a.Name, b.Name);
    }

    private byte[] Header(PendingTensor[] tensors)
    {
        var bytes = new ArrayBufferWriter<byte>();

        // Names are written as they are, like the reference implementation; the file is no part of a web page.
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteMetadata(json);
            long begin = 0;
            foreach (PendingTensor tensor in tensors)
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
            : throw new InvalidOperationException(
                $"The header would be {bytes.WrittenCount} bytes long, more than the {_longestHeader} that are read again.");
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
}
