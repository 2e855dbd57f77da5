using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Tool.Torch;

/// <summary>Takes the numbers of tensors out of their storages, in row-major order.</summary>
internal sealed class StateDictReader(Func<TorchStorage, byte[]> numbers, long fileLength)
{
    // Tied weights stand in the file once and are written for each of their names.
    private const int MostCopies = 8;

    private readonly Dictionary<string, byte[]> _storages = [];
    private readonly SafetensorsWriter _writer = SafetensorsFile.Create();
    private long _bytesLeft = MostCopies * fileLength;

    public StateDict Read(List<(string Name, TorchTensor Tensor)> tensors)
    {
        var written = new List<WrittenTensor>();
        var leftOut = new List<string>();
        foreach ((string name, TorchTensor tensor) in tensors)
        {
            if (tensor.Storage.Type.Dtype is { } dtype)
            {
                try
                {
                    Add(name, tensor, dtype);
                }
                catch (ArgumentException error)
                {
                    throw new ToolException($"Tensor '{name}' cannot be written: {error.Message}");
                }

                written.Add(new WrittenTensor(name, tensor.Storage.Type, [.. tensor.Shape]));
            }
            else
            {
                leftOut.Add($"{name} ({tensor.Storage.Type.Name})");
            }
        }

        return new StateDict(_writer, written, leftOut);
    }

    private void Add(string name, TorchTensor tensor, SafetensorsDtype dtype)
    {
        byte[] storage = Storage(tensor.Storage);
        int[] places = Places(name, tensor, storage.Length / tensor.Storage.Type.Bytes);
        ImmutableArray<int> shape = [.. tensor.Shape];
        switch (dtype)
        {
            case SafetensorsDtype.F64:
                _writer.Add(name, shape, Numbers(places, p => BinaryPrimitives.ReadDoubleLittleEndian(storage.AsSpan(8 * p))));
                break;
            case SafetensorsDtype.F32:
                _writer.Add(name, shape, Numbers(places, p => BinaryPrimitives.ReadSingleLittleEndian(storage.AsSpan(4 * p))));
                break;
            case SafetensorsDtype.F16:
                _writer.Add(name, shape, Numbers(places, p => (float)BinaryPrimitives.ReadHalfLittleEndian(storage.AsSpan(2 * p))), dtype);
                break;
            default:
                // The upper half of a float.
                ReadOnlyMemory<float> numbers =
                    Numbers(places, p => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(storage.AsSpan(2 * p)) << 16));
                _writer.Add(name, shape, numbers, dtype);
                break;
        }
    }

    private static ReadOnlyMemory<T> Numbers<T>(int[] places, Func<int, T> read) => (T[])[.. places.Select(read)];

    private byte[] Storage(TorchStorage storage)
    {
        if (!_storages.TryGetValue(storage.Key, out byte[]? bytes))
        {
            _storages[storage.Key] = bytes = numbers(storage);
        }

        // A second tensor may name another number type for the same storage.
        return bytes.Length / storage.Type.Bytes == storage.Count
            ? bytes
            : throw new ToolException(
                $"Storage '{storage.Key}' has {bytes.Length} bytes, but should have {storage.Count} numbers of {storage.Type.Bytes}.");
    }

    /// <summary>Where each element stands in the storage.</summary>
    private int[] Places(string name, TorchTensor tensor, int available)
    {
        long count = tensor.Shape.Contains(0)
            ? 0
            : tensor.Shape.Aggregate(1L, (product, extent) => product > available ? product : product * extent);
        Int128 last = tensor.Offset;
        for (int axis = 0; axis < tensor.Shape.Length; axis++)
        {
            last += (Int128)Math.Max(0, tensor.Shape[axis] - 1) * tensor.Strides[axis];
        }

        if (count > available || (count > 0 && last >= available))
        {
            throw new ToolException($"Tensor '{name}' [{string.Join(", ", tensor.Shape)}] reaches beyond its storage of {available} numbers.");
        }

        _bytesLeft -= count * tensor.Storage.Type.Bytes;
        if (_bytesLeft < 0)
        {
            throw new ToolException($"The tensors together are more than {MostCopies} times as large as the file.");
        }

        int[] places = new int[count];
        int[] index = new int[tensor.Shape.Length];
        long place = tensor.Offset;
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = (int)place;
            for (int axis = index.Length - 1; axis >= 0; axis--)
            {
                place += tensor.Strides[axis];
                if (++index[axis] < tensor.Shape[axis])
                {
                    break;
                }

                place -= tensor.Strides[axis] * tensor.Shape[axis];
                index[axis] = 0;
            }
        }

        return places;
    }
}
