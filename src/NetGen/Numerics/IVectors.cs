using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>Vectors of one width, for the library's own code that is written once for all.</summary>
internal interface IVectors<TNumber, TVector>
{
    static abstract TVector Zero { get; }

    static abstract TVector Load(ref TNumber source, nint distance);

    static abstract TVector Add(TVector left, TVector right);

    /// <summary>A number times a vector, both in memory, + addend: one function, since the JIT inlines each call for itself.</summary>
    static abstract TVector MultiplyAdd(ref TNumber number, nint place, ref TNumber vector, nint distance, TVector addend);

    static abstract void Store(TVector vector, ref TNumber destination, nint distance);
}

internal readonly struct Single128 : IVectors<float, Vector128<float>>
{
    public static Vector128<float> Zero => Vector128<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref float source, nint distance) => Vector128.LoadUnsafe(ref source, (nuint)distance);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(ref float number, nint place, ref float vector, nint distance, Vector128<float> addend) =>
        Vector128.MultiplyAddEstimate(Vector128.Create(Unsafe.Add(ref number, place)), Load(ref vector, distance), addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> vector, ref float destination, nint distance) =>
        Vector128.StoreUnsafe(vector, ref destination, (nuint)distance);
}

internal readonly struct Single256 : IVectors<float, Vector256<float>>
{
    public static Vector256<float> Zero => Vector256<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref float source, nint distance) => Vector256.LoadUnsafe(ref source, (nuint)distance);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(ref float number, nint place, ref float vector, nint distance, Vector256<float> addend) =>
        Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref number, place)), Load(ref vector, distance), addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> vector, ref float destination, nint distance) =>
        Vector256.StoreUnsafe(vector, ref destination, (nuint)distance);
}

internal readonly struct Single512 : IVectors<float, Vector512<float>>
{
    public static Vector512<float> Zero => Vector512<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float source, nint distance) => Vector512.LoadUnsafe(ref source, (nuint)distance);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(ref float number, nint place, ref float vector, nint distance, Vector512<float> addend) =>
        Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref number, place)), Load(ref vector, distance), addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> vector, ref float destination, nint distance) =>
        Vector512.StoreUnsafe(vector, ref destination, (nuint)distance);
}

internal readonly struct Double128 : IVectors<double, Vector128<double>>
{
    public static Vector128<double> Zero => Vector128<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(ref double source, nint distance) => Vector128.LoadUnsafe(ref source, (nuint)distance);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> left, Vector128<double> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(ref double number, nint place, ref double vector, nint distance, Vector128<double> addend) =>
        Vector128.MultiplyAddEstimate(Vector128.Create(Unsafe.Add(ref number, place)), Load(ref vector, distance), addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> vector, ref double destination, nint distance) =>
        Vector128.StoreUnsafe(vector, ref destination, (nuint)distance);
}

internal readonly struct Double256 : IVectors<double, Vector256<double>>
{
    public static Vector256<double> Zero => Vector256<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref double source, nint distance) => Vector256.LoadUnsafe(ref source, (nuint)distance);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> left, Vector256<double> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(ref double number, nint place, ref double vector, nint distance, Vector256<double> addend) =>
        Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref number, place)), Load(ref vector, distance), addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> vector, ref double destination, nint distance) =>
        Vector256.StoreUnsafe(vector, ref destination, (nuint)distance);
}

internal readonly struct Double512 : IVectors<double, Vector512<double>>
{
    public static Vector512<double> Zero => Vector512<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ref double source, nint distance) => Vector512.LoadUnsafe(ref source, (nuint)distance);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> left, Vector512<double> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(ref double number, nint place, ref double vector, nint distance, Vector512<double> addend) =>
        Vector512.MultiplyAddEstimate(Vector512.Create(Unsafe.Add(ref number, place)), Load(ref vector, distance), addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> vector, ref double destination, nint distance) =>
        Vector512.StoreUnsafe(vector, ref destination, (nuint)distance);
}
