using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>A pinned, zeroed array seen from its first 64-byte boundary: the storage of parameters, gradients and scratch. Nothing to
/// dispose.</summary>
/// <typeparam name="T">The number type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer<T>
    where T : unmanaged
{
    private const int Alignment = 64;

    /// <summary>The most elements a buffer can have.</summary>
    internal static int MaxLength => Array.MaxLength - (Alignment / Unsafe.SizeOf<T>());

    private readonly T[] _array;
    private readonly int _first;
    private readonly int _guard = GuardLength;

    /// <summary>Allocates <paramref name="length"/> zeros.</summary>
    /// <param name="length">The number of elements; at least 0.</param>
    public AlignedBuffer(int length)
    {
        int padding = Alignment / Unsafe.SizeOf<T>();
        _array = GC.AllocateArray<T>(checked(length + padding + (2 * _guard)), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, _guard);
        _first = _guard + (int)(((Alignment - (address % Alignment)) % Alignment) / Unsafe.SizeOf<T>());
        Length = length;
    }

    /// <summary>Elements before and behind each buffer made from now on, for tests that fill them with what must neither be read nor
    /// overwritten.</summary>
    internal static int GuardLength { get; set; }

    /// <summary>The elements before the buffer, where there are any.</summary>
    internal Span<T> Before => _array.AsSpan(0, _guard == 0 ? 0 : _first);

    /// <summary>The elements behind it.</summary>
    internal Span<T> Behind => _array.AsSpan(_guard == 0 ? _array.Length : _first + Length);

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements.</summary>
    public Span<T> Span => _array.AsSpan(_first, Length);

    /// <summary>The first elements.</summary>
    internal Span<T> First(int length) => _array.AsSpan(_first, length);

    /// <summary>The elements, for who cannot hold a span.</summary>
    internal Memory<T> Memory => _array.AsMemory(_first, Length);

    /// <summary>The first element, on a 64-byte boundary.</summary>
    public ref T Reference => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _first);
}
