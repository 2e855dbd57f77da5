using System;
using System.Buffers.Binary;
using System.IO;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Tensors between a network's number type and a file's. Each value is rounded once, to the nearest number, of two equally near ones to the even one.
/// A finite number that would become infinite is refused. For F32 to F16 and BF16 these are PyTorch's conversions.
/// </summary>
internal static class DtypeConversion
{
    private const int PortionBytes = 1 << 16;

    /// <summary>Writes values in another number type.</summary>
    /// <returns>The index of the first value that the type cannot hold; -1 where all were written.</returns>
    public static int Write<T>(Stream stream, ReadOnlySpan<T> values, SafetensorsDtype dtype)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = SafetensorsTypes.Bytes(dtype);
        byte[] portion = new byte[PortionBytes];
        int used = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!Encode(portion.AsSpan(used), double.CreateTruncating(values[i]), dtype))
            {
                return i;
            }

            used += size;
            if (used == PortionBytes || i == values.Length - 1)
            {
                stream.Write(portion, 0, used);
                used = 0;
            }
        }

        return -1;
    }

    /// <summary>Reads values of another number type.</summary>
    /// <param name="stream">Stands at the first value.</param>
    /// <param name="values">Receives the converted values.</param>
    /// <param name="dtype">The number type in the stream.</param>
    /// <param name="tooLarge">The first finite number that <typeparamref name="T"/> cannot hold; null where there is none.</param>
    /// <returns>False if the stream ended before <paramref name="values"/> were full.</returns>
    public static bool TryRead<T>(Stream stream, Span<T> values, SafetensorsDtype dtype, out double? tooLarge)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        tooLarge = null;
        int size = SafetensorsTypes.Bytes(dtype);
        byte[] buffer = new byte[Math.Min(PortionBytes, (long)values.Length * size)];
        while (!values.IsEmpty)
        {
            Span<byte> bytes = buffer.AsSpan(0, (int)Math.Min(PortionBytes, (long)values.Length * size));
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            {
                return false;
            }

            int count = bytes.Length / size;
            tooLarge = Decode(bytes, values[..count], dtype) ?? tooLarge;
            values = values[count..];
        }

        return true;
    }

    /// <summary>Converts the bytes of a tensor.</summary>
    /// <returns>A finite number that <typeparamref name="T"/> cannot hold; null where there is none.</returns>
    public static double? Decode<T>(ReadOnlySpan<byte> bytes, Span<T> values, SafetensorsDtype dtype)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double? tooLarge = null;
        int size = SafetensorsTypes.Bytes(dtype);
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> element = bytes.Slice(i * size, size);
            double value = dtype switch
            {
                SafetensorsDtype.F16 => (double)BinaryPrimitives.ReadHalfLittleEndian(element),
                SafetensorsDtype.BF16 => BFloat16.ToSingle(BinaryPrimitives.ReadUInt16LittleEndian(element)),
                SafetensorsDtype.F32 => BinaryPrimitives.ReadSingleLittleEndian(element),
                _ => BinaryPrimitives.ReadDoubleLittleEndian(element),
            };
            values[i] = T.CreateTruncating(value);
            if (double.IsFinite(value) && !T.IsFinite(values[i]))
            {
                tooLarge ??= value;
            }
        }

        return tooLarge;
    }

    /// <summary>The error of a value that <see cref="Write{T}"/> could not write.</summary>
    public static ArgumentException TooLarge<T>(string name, T value, int index, SafetensorsDtype dtype) =>
        new(
            FormattableString.Invariant($"Element {index} of tensor '{name}' is {value}, which is too large for {dtype}. ")
                + (dtype == SafetensorsDtype.F16 ? "Save as BF16, or in the network's own number type." : "Save in the network's own number type."),
            nameof(dtype));

    private static bool Encode(Span<byte> destination, double value, SafetensorsDtype dtype)
    {
        bool isFinite = true;
        switch (dtype)
        {
            case SafetensorsDtype.F16:
                var half = (Half)value;
                isFinite = Half.IsFinite(half);
                BinaryPrimitives.WriteHalfLittleEndian(destination, half);
                break;
            case SafetensorsDtype.BF16:
                ushort bits = BFloat16.FromDouble(value);
                isFinite = float.IsFinite(BFloat16.ToSingle(bits));
                BinaryPrimitives.WriteUInt16LittleEndian(destination, bits);
                break;
            case SafetensorsDtype.F32:
                isFinite = float.IsFinite((float)value);
                BinaryPrimitives.WriteSingleLittleEndian(destination, (float)value);
                break;
            default:
                BinaryPrimitives.WriteDoubleLittleEndian(destination, value);
                break;
        }

        return isFinite || !double.IsFinite(value);
    }
}
