using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>What there is to know of each <see cref="NumberType"/>.</summary>
internal static class NumberTypes
{
    public const string Supported = "byte, sbyte, ushort, short, uint, int, ulong, long, Half, float or double";

    /// <exception cref="ArgumentException">Another type.</exception>
    public static NumberType Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(byte) ? NumberType.Byte
        : typeof(T) == typeof(sbyte) ? NumberType.SByte
        : typeof(T) == typeof(ushort) ? NumberType.UInt16
        : typeof(T) == typeof(short) ? NumberType.Int16
        : typeof(T) == typeof(uint) ? NumberType.UInt32
        : typeof(T) == typeof(int) ? NumberType.Int32
        : typeof(T) == typeof(ulong) ? NumberType.UInt64
        : typeof(T) == typeof(long) ? NumberType.Int64
        : typeof(T) == typeof(Half) ? NumberType.Half
        : typeof(T) == typeof(float) ? NumberType.Single
        : typeof(T) == typeof(double) ? NumberType.Double
        : throw new ArgumentException($"A dataset's numbers must be {Supported}, but are {typeof(T).Name}.");

    /// <summary>The name in C#.</summary>
    public static string Name(NumberType type) => type switch
    {
        NumberType.Byte => "byte",
        NumberType.SByte => "sbyte",
        NumberType.UInt16 => "ushort",
        NumberType.Int16 => "short",
        NumberType.UInt32 => "uint",
        NumberType.Int32 => "int",
        NumberType.UInt64 => "ulong",
        NumberType.Int64 => "long",
        NumberType.Half => "Half",
        NumberType.Single => "float",
        _ => "double",
    };

    /// <summary>The size in bytes.</summary>
    public static int Size(NumberType type) => type switch
    {
        NumberType.Byte or NumberType.SByte => 1,
        NumberType.UInt16 or NumberType.Int16 or NumberType.Half => 2,
        NumberType.UInt32 or NumberType.Int32 or NumberType.Single => 4,
        _ => 8,
    };

    /// <summary>The smallest and the largest number; infinite for types that have NaN.</summary>
    public static (double Least, double Most) Range(NumberType type) => type switch
    {
        NumberType.Byte => (byte.MinValue, byte.MaxValue),
        NumberType.SByte => (sbyte.MinValue, sbyte.MaxValue),
        NumberType.UInt16 => (ushort.MinValue, ushort.MaxValue),
        NumberType.Int16 => (short.MinValue, short.MaxValue),
        NumberType.UInt32 => (uint.MinValue, uint.MaxValue),
        NumberType.Int32 => (int.MinValue, int.MaxValue),
        NumberType.UInt64 => (ulong.MinValue, ulong.MaxValue),
        NumberType.Int64 => (long.MinValue, long.MaxValue),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };

    /// <summary>The nearest double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble<T>(T value)
        where T : unmanaged =>
        typeof(T) == typeof(byte) ? Unsafe.BitCast<T, byte>(value)
        : typeof(T) == typeof(sbyte) ? Unsafe.BitCast<T, sbyte>(value)
        : typeof(T) == typeof(ushort) ? Unsafe.BitCast<T, ushort>(value)
        : typeof(T) == typeof(short) ? Unsafe.BitCast<T, short>(value)
        : typeof(T) == typeof(uint) ? Unsafe.BitCast<T, uint>(value)
        : typeof(T) == typeof(int) ? Unsafe.BitCast<T, int>(value)
        : typeof(T) == typeof(ulong) ? Unsafe.BitCast<T, ulong>(value)
        : typeof(T) == typeof(long) ? Unsafe.BitCast<T, long>(value)
        : typeof(T) == typeof(Half) ? (double)Unsafe.BitCast<T, Half>(value)
        : typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(value)
        : Unsafe.BitCast<T, double>(value);

    /// <summary>Copies numbers with reversed byte order.</summary>
    /// <param name="source">The numbers.</param>
    /// <param name="destination">As many; may be the same memory.</param>
    public static void Reverse<T>(ReadOnlySpan<T> source, Span<T> destination)
        where T : unmanaged
    {
        switch (Unsafe.SizeOf<T>())
        {
            case sizeof(ushort):
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<T, ushort>(source), MemoryMarshal.Cast<T, ushort>(destination));
                break;
            case sizeof(uint):
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<T, uint>(source), MemoryMarshal.Cast<T, uint>(destination));
                break;
            case sizeof(ulong):
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<T, ulong>(source), MemoryMarshal.Cast<T, ulong>(destination));
                break;
            default:
                source.CopyTo(destination);
                break;
        }
    }
}
