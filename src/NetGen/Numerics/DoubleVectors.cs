using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>
/// Vectors of <see cref="double"/> for generated code. Each function has one overload and takes the distance from a reference: generated code is
/// shorter, and the compiler binds it in a third of the time. All are inlined.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DoubleVectors
{
    /// <summary>The element at a distance from a reference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref double At(ref double source, nint distance) => ref Unsafe.Add(ref source, distance);

    /// <summary>Zero in every place.</summary>
    public static Vector128<double> Zero128
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<double>.Zero;
    }

    /// <summary>The numbers from an element on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load128(ref double source, nint distance) =>
        Vector128.LoadUnsafe(ref Unsafe.Add(ref source, distance));

    /// <summary>Stores a vector from an element on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store128(Vector128<double> vector, ref double destination, nint distance) =>
        Vector128.StoreUnsafe(vector, ref Unsafe.Add(ref destination, distance));

    /// <summary>Stores four vectors, each so many elements behind the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFour128(
        Vector128<double> first, Vector128<double> second, Vector128<double> third, Vector128<double> fourth, ref double destination, nint distance, nint step)
    {
        Store128(first, ref destination, distance);
        Store128(second, ref destination, distance + step);
        Store128(third, ref destination, distance + 2 * step);
        Store128(fourth, ref destination, distance + 3 * step);
    }

    /// <summary>An element in every place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Spread128(ref double source, nint distance) =>
        Vector128.Create(Unsafe.Add(ref source, distance));

    /// <summary>Stores the sum of the first block of rows, and adds those of later blocks to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddBlock128(nint block, Vector128<double> sum, ref double destination, nint distance) =>
        Store128(block == 0 ? sum : sum + Load128(ref destination, distance), ref destination, distance);

    /// <summary>The same for four sums, each so many elements behind the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFourBlocks128(
        nint block, Vector128<double> first, Vector128<double> second, Vector128<double> third, Vector128<double> fourth, ref double destination, nint distance, nint step)
    {
        AddBlock128(block, first, ref destination, distance);
        AddBlock128(block, second, ref destination, distance + step);
        AddBlock128(block, third, ref destination, distance + 2 * step);
        AddBlock128(block, fourth, ref destination, distance + 3 * step);
    }

    /// <inheritdoc cref="Zero128"/>
    public static Vector256<double> Zero256
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<double>.Zero;
    }

    /// <inheritdoc cref="Load128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load256(ref double source, nint distance) =>
        Vector256.LoadUnsafe(ref Unsafe.Add(ref source, distance));

    /// <inheritdoc cref="Store128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store256(Vector256<double> vector, ref double destination, nint distance) =>
        Vector256.StoreUnsafe(vector, ref Unsafe.Add(ref destination, distance));

    /// <inheritdoc cref="StoreFour128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFour256(
        Vector256<double> first, Vector256<double> second, Vector256<double> third, Vector256<double> fourth, ref double destination, nint distance, nint step)
    {
        Store256(first, ref destination, distance);
        Store256(second, ref destination, distance + step);
        Store256(third, ref destination, distance + 2 * step);
        Store256(fourth, ref destination, distance + 3 * step);
    }

    /// <inheritdoc cref="Spread128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Spread256(ref double source, nint distance) =>
        Vector256.Create(Unsafe.Add(ref source, distance));

    /// <inheritdoc cref="AddBlock128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddBlock256(nint block, Vector256<double> sum, ref double destination, nint distance) =>
        Store256(block == 0 ? sum : sum + Load256(ref destination, distance), ref destination, distance);

    /// <inheritdoc cref="AddFourBlocks128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFourBlocks256(
        nint block, Vector256<double> first, Vector256<double> second, Vector256<double> third, Vector256<double> fourth, ref double destination, nint distance, nint step)
    {
        AddBlock256(block, first, ref destination, distance);
        AddBlock256(block, second, ref destination, distance + step);
        AddBlock256(block, third, ref destination, distance + 2 * step);
        AddBlock256(block, fourth, ref destination, distance + 3 * step);
    }

    /// <inheritdoc cref="Zero128"/>
    public static Vector512<double> Zero512
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<double>.Zero;
    }

    /// <inheritdoc cref="Load128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load512(ref double source, nint distance) =>
        Vector512.LoadUnsafe(ref Unsafe.Add(ref source, distance));

    /// <inheritdoc cref="Store128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store512(Vector512<double> vector, ref double destination, nint distance) =>
        Vector512.StoreUnsafe(vector, ref Unsafe.Add(ref destination, distance));

    /// <inheritdoc cref="StoreFour128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFour512(
        Vector512<double> first, Vector512<double> second, Vector512<double> third, Vector512<double> fourth, ref double destination, nint distance, nint step)
    {
        Store512(first, ref destination, distance);
        Store512(second, ref destination, distance + step);
        Store512(third, ref destination, distance + 2 * step);
        Store512(fourth, ref destination, distance + 3 * step);
    }

    /// <inheritdoc cref="Spread128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Spread512(ref double source, nint distance) =>
        Vector512.Create(Unsafe.Add(ref source, distance));

    /// <inheritdoc cref="AddBlock128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddBlock512(nint block, Vector512<double> sum, ref double destination, nint distance) =>
        Store512(block == 0 ? sum : sum + Load512(ref destination, distance), ref destination, distance);

    /// <inheritdoc cref="AddFourBlocks128"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddFourBlocks512(
        nint block, Vector512<double> first, Vector512<double> second, Vector512<double> third, Vector512<double> fourth, ref double destination, nint distance, nint step)
    {
        AddBlock512(block, first, ref destination, distance);
        AddBlock512(block, second, ref destination, distance + step);
        AddBlock512(block, third, ref destination, distance + 2 * step);
        AddBlock512(block, fourth, ref destination, distance + 3 * step);
    }
}
