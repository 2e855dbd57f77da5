using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// Any safetensors file, opened for reading: names, shapes, number types, metadata, and the data mapped into memory, so that only what is looked at
/// is read
/// from disk. Thread-safe but for <see cref="Dispose"/>. <see cref="Create"/> begins a new file. No other program may shorten the file while it is
/// open.
/// </summary>
/// <example>
/// <code>
/// using var file = SafetensorsFile.Open("model.safetensors");
/// float[] weights = new float[file.Tensor("dense1.weight").ElementCount];
/// file.Read("dense1.weight", weights);    // converted from F16, BF16, F32 or F64
///
/// SafetensorsWriter copy = SafetensorsFile.Create();
/// copy.Add("dense1.weight", [20, 30], weights, SafetensorsDtype.BF16);
/// copy.AddMetadata("format", "pt");
/// copy.Save("copy.safetensors");
/// </code>
/// </example>
public sealed unsafe class SafetensorsFile : IDisposable
{
    private const int PortionBytes = 1 << 20;

    private readonly string _source;
    private readonly Dictionary<string, SafetensorsTensor> _byName = new(StringComparer.Ordinal);
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private byte* _data;

    private SafetensorsFile(FileStream stream, SafetensorsReader reader, string source)
    {
        _source = source;
        Metadata = reader.Metadata;
        Tensors = ImmutableArray.CreateRange(reader.Entries, entry => new SafetensorsTensor(entry));
        foreach (SafetensorsTensor tensor in Tensors)
        {
            _byName.Add(tensor.Name, tensor);
        }

        // The reader has gone through the header and stands where the data begin.
        long dataBegin = stream.Position;
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* first = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref first);
        _data = first + _view.PointerOffset + dataBegin;
    }

    /// <summary>The tensors, in the order of their data.</summary>
    public ImmutableArray<SafetensorsTensor> Tensors { get; }

    /// <summary>The texts under <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file and checks its header and length.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SafetensorsException">The file is damaged or in another format.</exception>
    /// <exception cref="IOException">The file is missing (<see cref="FileNotFoundException"/>) or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or <paramref name="path"/> is a folder.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileStream stream = NetworkFile.OpenRead(path);
        try
        {
            string source = Path.GetFileName(path);
            return new SafetensorsFile(stream, SafetensorsReader.Open(stream, source), source);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>A new file without tensors, to be added and then saved.</summary>
    public static SafetensorsWriter Create() => new();

    /// <summary>The tensor of that name.</summary>
    /// <param name="name">A name out of <see cref="Tensors"/>.</param>
    /// <exception cref="ArgumentException">No tensor has that name.</exception>
    public SafetensorsTensor Tensor(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _byName.TryGetValue(name, out SafetensorsTensor? tensor)
            ? tensor
            : throw new ArgumentException($"{_source} has no tensor '{name}'; it has {TensorMatch.List([.. _byName.Keys])}.", nameof(name));
    }

    /// <summary>A tensor's data as they are in the file, little end first; valid until <see cref="Dispose"/>.</summary>
    /// <param name="name">A name out of <see cref="Tensors"/>.</param>
    /// <exception cref="ArgumentException">No tensor has that name, or its data are longer than a span, 2³¹ − 1 bytes.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        SafetensorsTensor tensor = Tensor(name);
        return tensor.ByteLength <= int.MaxValue
            ? Portion(tensor, 0, (int)tensor.ByteLength)
            : throw new ArgumentException($"Tensor '{name}' has {tensor.ByteLength} bytes, more than a span can have.", nameof(name));
    }

    /// <summary>
    /// A tensor's numbers in the file itself, in row-major order; nothing is copied or converted. Valid until <see cref="Dispose"/>.
    /// </summary>
    /// <typeparam name="T">The C# type of the tensor's number type: <see cref="float"/> for <c>F32</c>, <see cref="Half"/> for <c>F16</c>,
    /// <see cref="long"/> for <c>I64</c>, <see cref="byte"/> for <c>U8</c> and <c>BOOL</c>, and so on.</typeparam>
    /// <param name="name">A name out of <see cref="Tensors"/>.</param>
    /// <exception cref="ArgumentException">No tensor has that name, it is of another number type, or longer than a span.</exception>
    /// <exception cref="InvalidOperationException">The file does not align the data for <typeparamref name="T"/>, or the machine stores the big end
    /// first: use <see cref="Read{T}"/>.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public ReadOnlySpan<T> Values<T>(string name)
        where T : unmanaged
    {
        SafetensorsTensor tensor = Tensor(name);
        if (!SafetensorsTypes.IsStoredAs<T>(tensor.Dtype))
        {
            throw new ArgumentException($"Tensor '{name}' has the dtype {tensor.Dtype}, which is not stored as {typeof(T).Name}.", nameof(name));
        }

        ReadOnlySpan<byte> bytes = Bytes(name);
        return BitConverter.IsLittleEndian && (nuint)(_data + tensor.Entry.Begin) % (nuint)sizeof(T) == 0
            ? MemoryMarshal.Cast<byte, T>(bytes)
            : throw new InvalidOperationException(
                $"The data of tensor '{name}' are not aligned for {typeof(T).Name}. Copy them with Read, or take their Bytes.");
    }

    /// <summary>Copies a tensor out, in row-major order, converted from F16, BF16, F32 or F64.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="name">A name out of <see cref="Tensors"/>.</param>
    /// <param name="destination">Exactly as long as the tensor.</param>
    /// <exception cref="ArgumentException">No tensor has that name, or another length.</exception>
    /// <exception cref="SafetensorsException">The number type is not converted, or a number is too large for <typeparamref name="T"/>.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public void Read<T>(string name, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SafetensorsTensor tensor = Tensor(name);
        if (destination.Length != tensor.ElementCount)
        {
            throw new ArgumentException(
                $"Tensor '{name}' has {tensor.ElementCount} elements, but destination has {destination.Length}.", nameof(destination));
        }

        SafetensorsDtype dtype = SafetensorsTypes.Find(tensor.Dtype) ?? throw SafetensorsException.NotConverted(_source, $"'{name}'", tensor.Dtype);
        string own = SafetensorsTypes.NameOf<T>();
        int size = SafetensorsTypes.Bytes(dtype);
        for (long begin = 0; begin < tensor.ByteLength; begin += PortionBytes)
        {
            ReadOnlySpan<byte> portion = Portion(tensor, begin, (int)Math.Min(PortionBytes, tensor.ByteLength - begin));
            if (DtypeConversion.Decode(portion, destination.Slice((int)(begin / size), portion.Length / size), dtype) is { } tooLarge)
            {
                throw SafetensorsException.TooLarge(_source, name, tooLarge, own);
            }
        }
    }

    /// <summary>Closes the file. Spans of it must not be used any more.</summary>
    public void Dispose()
    {
        if (_data is not null)
        {
            _data = null;
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file.Dispose();
        }
    }

    private ReadOnlySpan<byte> Portion(SafetensorsTensor tensor, long begin, int length)
    {
        ObjectDisposedException.ThrowIf(_data is null, this);
        return new ReadOnlySpan<byte>(_data + tensor.Entry.Begin + begin, length);
    }
}
