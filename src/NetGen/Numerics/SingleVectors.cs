using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// Vectors of <see cref="float"/> for generated code. Each function has one overload and takes the distance from a reference: generated code is
/// shorter, and the compiler binds it in a third of the time. All are inlined.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SingleVectors
{
    /// <summary>The element at a distance from a reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float At(ref float source, nint distance) => ref Unsafe.Add(ref source, distance);

    /// <summary>Zero in every place.</summary>
    public static Vector128<float> Zero128
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<float>.Zero;
    }

    /// <summary>The numbers from an element on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref float source, nint distance) =>
        Vector128.LoadUnsafe(ref Unsafe.Add(ref source, distance));

    /// <summary>Stores a vector from an element on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store128(Vector128<float> vector, ref float destination, nint distance) =>
        Vector128.StoreUnsafe(vector, ref Unsafe.Add(ref destination, distance));

    /// <summary>Stores four vectors, each so many elements behind the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFour128(
        Vector128<float> first, Vector128<float> second, Vector128<float> third, Vector128<float> fourth, ref float destination, nint distance, nint step)
    {
        Store128(first, ref destination, distance);
        Store128(second, ref destination, distance + step);
        Store128(third, ref destination, distance + 2 * step);
        Store128(fourth, ref destination, distance + 3 * step);
    }

    /// <summary>An element in every place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Spread128(ref float source, nint distance) =>
        Vector128.Create(Unsafe.Add(ref source, distance));

    /// <summary>Stores the sum of the first block of rows, and adds those of later blocks to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddBlock128(nint block, Vector128<float> sum, ref float destination, nint distance) =>
        Store128(block == 0 ? sum : sum + Load128(ref destination, distance), ref destination, distance);

    /// <summary>The same for four sums, each so many elements behind the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFourBlocks128(
        nint block, Vector128<float> first, Vector128<float> second, Vector128<float> third, Vector128<float> fourth, ref float destination, nint distance, nint step)
    {
        AddBlock128(block, first, ref destination, distance);
        AddBlock128(block, second, ref destination, distance + step);
        AddBlock128(block, third, ref destination, distance + 2 * step);
        AddBlock128(block, fourth, ref destination, distance + 3 * step);
    }

    /// <inheritdoc cref="Zero128"/>
    public static Vector256<float> Zero256
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<float>.Zero;
    }

    /// <inheritdoc cref="Load128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref float source, nint distance) =>
        Vector256.LoadUnsafe(ref Unsafe.Add(ref source, distance));

    /// <inheritdoc cref="Store128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store256(Vector256<float> vector, ref float destination, nint distance) =>
        Vector256.StoreUnsafe(vector, ref Unsafe.Add(ref destination, distance));

    /// <inheritdoc cref="StoreFour128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFour256(
        Vector256<float> first, Vector256<float> second, Vector256<float> third, Vector256<float> fourth, ref float destination, nint distance, nint step)
    {
        Store256(first, ref destination, distance);
        Store256(second, ref destination, distance + step);
        Store256(third, ref destination, distance + 2 * step);
        Store256(fourth, ref destination, distance + 3 * step);
    }

    /// <inheritdoc cref="Spread128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Spread256(ref float source, nint distance) =>
        Vector256.Create(Unsafe.Add(ref source, distance));

    /// <inheritdoc cref="AddBlock128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddBlock256(nint block, Vector256<float> sum, ref float destination, nint distance) =>
        Store256(block == 0 ? sum : sum + Load256(ref destination, distance), ref destination, distance);

    /// <inheritdoc cref="AddFourBlocks128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFourBlocks256(
        nint block, Vector256<float> first, Vector256<float> second, Vector256<float> third, Vector256<float> fourth, ref float destination, nint distance, nint step)
    {
        AddBlock256(block, first, ref destination, distance);
        AddBlock256(block, second, ref destination, distance + step);
        AddBlock256(block, third, ref destination, distance + 2 * step);
        AddBlock256(block, fourth, ref destination, distance + 3 * step);
    }

    /// <inheritdoc cref="Zero128"/>
    public static Vector512<float> Zero512
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<float>.Zero;
    }

    /// <inheritdoc cref="Load128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref float source, nint distance) =>
        Vector512.LoadUnsafe(ref Unsafe.Add(ref source, distance));

    /// <inheritdoc cref="Store128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store512(Vector512<float> vector, ref float destination, nint distance) =>
        Vector512.StoreUnsafe(vector, ref Unsafe.Add(ref destination, distance));

    /// <inheritdoc cref="StoreFour128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFour512(
        Vector512<float> first, Vector512<float> second, Vector512<float> third, Vector512<float> fourth, ref float destination, nint distance, nint step)
    {
        Store512(first, ref destination, distance);
        Store512(second, ref destination, distance + step);
        Store512(third, ref destination, distance + 2 * step);
        Store512(fourth, ref destination, distance + 3 * step);
    }

    /// <inheritdoc cref="Spread128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Spread512(ref float source, nint distance) =>
        Vector512.Create(Unsafe.Add(ref source, distance));

    /// <inheritdoc cref="AddBlock128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddBlock512(nint block, Vector512<float> sum, ref float destination, nint distance) =>
        Store512(block == 0 ? sum : sum + Load512(ref destination, distance), ref destination, distance);

    /// <inheritdoc cref="AddFourBlocks128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFourBlocks512(
        nint block, Vector512<float> first, Vector512<float> second, Vector512<float> third, Vector512<float> fourth, ref float destination, nint distance, nint step)
    {
        AddBlock512(block, first, ref destination, distance);
        AddBlock512(block, second, ref destination, distance + step);
        AddBlock512(block, third, ref destination, distance + 2 * step);
        AddBlock512(block, fourth, ref destination, distance + 3 * step);
    }
}
