using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>A pinned, zeroed array seen from its first 64-byte boundary: the storage of parameters, gradients and scratch. Nothing to dispose.</summary>
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

    /// <summary>Allocates <paramref name="length"/> zeros.</summary>
    /// <param name="length">The number of elements; at least 0.</param>
    public AlignedBuffer(int length)
    {
        int padding = Alignment / Unsafe.SizeOf<T>();
        _array = GC.AllocateArray<T>(checked(length + padding), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        _first = (int)(((Alignment - (address % Alignment)) % Alignment) / Unsafe.SizeOf<T>());
        Length = length;
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements.</summary>
    public Span<T> Span => _array.AsSpan(_first, Length);

    /// <summary>The first element, on a 64-byte boundary.</summary>
    public ref T Reference => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _first);
}
