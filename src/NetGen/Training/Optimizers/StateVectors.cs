using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>The state of the elements in one vector: a vector out of each of the rule's buffers, which follow one another at a fixed
/// distance.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal readonly ref struct StateVectors<T>(ref T first, nint distance)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref T _first = ref first;
    private readonly nint _distance = distance;

    /// <summary>The elements in buffer <paramref name="buffer"/>; those a rule never asks for need not exist.</summary>
    public ref Vector<T> this[int buffer]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<T, Vector<T>>(ref Unsafe.Add(ref _first, buffer * _distance));
    }
}
