using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>Vectors at the end of a column, for generated code: what lies behind its last number is neither read nor written. A column of one number,
/// a batch of one, is no detour.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorPart
{
    /// <summary>The vector at <paramref name="source"/>; past the first <paramref name="count"/> numbers it is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load128<T>(ref readonly T source, nint count) =>
        count >= Vector128<T>.Count ? Vector128.LoadUnsafe(in source) : count == 1 ? Vector128.CreateScalar(source) : First(in source, count).GetLower().GetLower();

    /// <inheritdoc cref="Load128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load256<T>(ref readonly T source, nint count) =>
        count >= Vector256<T>.Count ? Vector256.LoadUnsafe(in source) : count == 1 ? Vector256.CreateScalar(source) : First(in source, count).GetLower();

    /// <inheritdoc cref="Load128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load512<T>(ref readonly T source, nint count) =>
        count >= Vector512<T>.Count ? Vector512.LoadUnsafe(in source) : count == 1 ? Vector512.CreateScalar(source) : First(in source, count);

    /// <summary>Stores a vector's first <paramref name="count"/> numbers, or all it has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<T> vector, ref T destination, nint count)
    {
        if (count >= Vector128<T>.Count)
        {
            vector.StoreUnsafe(ref destination);
        }
        else if (count == 1)
        {
            destination = vector.ToScalar();
        }
        else
        {
            StoreFirst(vector.ToVector256Unsafe().ToVector512Unsafe(), ref destination, count);
        }
    }

    /// <inheritdoc cref="Store{T}(Vector128{T}, ref T, nint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> vector, ref T destination, nint count)
    {
        if (count >= Vector256<T>.Count)
        {
            vector.StoreUnsafe(ref destination);
        }
        else if (count == 1)
        {
            destination = vector.ToScalar();
        }
        else
        {
            StoreFirst(vector.ToVector512Unsafe(), ref destination, count);
        }
    }

    /// <inheritdoc cref="Store{T}(Vector128{T}, ref T, nint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> vector, ref T destination, nint count)
    {
        if (count >= Vector512<T>.Count)
        {
            vector.StoreUnsafe(ref destination);
        }
        else if (count == 1)
        {
            destination = vector.ToScalar();
        }
        else
        {
            StoreFirst(vector, ref destination, count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<T> First<T>(ref readonly T source, nint count)
    {
        Vector512<T> vector = default;
        Copy(in source, ref Unsafe.As<Vector512<T>, T>(ref vector), count);
        return vector;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreFirst<T>(Vector512<T> vector, ref T destination, nint count) =>
        Copy(in Unsafe.As<Vector512<T>, T>(ref vector), ref destination, count);

    private static void Copy<T>(ref readonly T source, ref T destination, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            Unsafe.Add(ref destination, i) = Unsafe.Add(ref Unsafe.AsRef(in source), i);
        }
    }
}
