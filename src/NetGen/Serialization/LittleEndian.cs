using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Numbers to and from bytes, little end first on every machine.</summary>
internal static class LittleEndian
{
    // So many bytes that a call costs nothing, so few that an array of any length is within a span of bytes.
    private const int Portion = 1 << 20;

    public static void Write<T>(Stream stream, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        T[]? reversed = BitConverter.IsLittleEndian ? null : new T[Math.Min(values.Length, Portion)];
        while (!values.IsEmpty)
        {
            ReadOnlySpan<T> portion = values[..Math.Min(values.Length, Portion)];
            values = values[portion.Length..];
            if (reversed is not null)
            {
                portion.CopyTo(reversed);
                ReverseEach(reversed.AsSpan(0, portion.Length));
                portion = reversed.AsSpan(0, portion.Length);
            }

            stream.Write(MemoryMarshal.AsBytes(portion));
        }
    }

    /// <returns>False if the stream ended before <paramref name="values"/> were full.</returns>
    public static bool TryRead<T>(Stream stream, Span<T> values)
        where T : unmanaged
    {
        while (!values.IsEmpty)
        {
            Span<T> portion = values[..Math.Min(values.Length, Portion)];
            values = values[portion.Length..];
            Span<byte> bytes = MemoryMarshal.AsBytes(portion);
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            {
                return false;
            }

            if (!BitConverter.IsLittleEndian)
            {
                ReverseEach(portion);
            }
        }

        return true;
    }

    /// <summary>Reverses the bytes of each element; its own method so that it is tested where it is not needed.</summary>
    internal static void ReverseEach<T>(Span<T> values)
        where T : unmanaged
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        for (int i = 0; i < bytes.Length; i += Unsafe.SizeOf<T>())
        {
            bytes.Slice(i, Unsafe.SizeOf<T>()).Reverse();
        }
    }
}
