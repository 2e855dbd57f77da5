using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Numerics;

/// <content>The sums of four vectors' lanes at once: half the instructions of four by themselves, and the same bits.</content>
public static partial class VectorMath
{
    /// <summary>Stores the sum of each vector's lanes, one beside the other; each is what <see cref="Sum(Vector128{float})"/> gives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, ref float destination)
    {
        // The lanes 0 + 2 and 1 + 3 of two vectors, then those of all four.
        Vector128<float> ab = LowerHalves(a, b) + UpperHalves(a, b);
        Vector128<float> cd = LowerHalves(c, d) + UpperHalves(c, d);
        (EvenLanes(ab, cd) + OddLanes(ab, cd)).StoreUnsafe(ref destination);
    }

    /// <inheritdoc cref="StoreSums(Vector128{float}, Vector128{float}, Vector128{float}, Vector128{float}, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, ref float destination) =>
        StoreSums(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper(), ref destination);

    /// <inheritdoc cref="StoreSums(Vector128{float}, Vector128{float}, Vector128{float}, Vector128{float}, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, ref float destination) =>
        StoreSums(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper(), ref destination);

    /// <inheritdoc cref="StoreSums(Vector128{float}, Vector128{float}, Vector128{float}, Vector128{float}, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector128<double> a, Vector128<double> b, Vector128<double> c, Vector128<double> d, ref double destination)
    {
        (LowerHalves(a.AsSingle(), b.AsSingle()).AsDouble() + UpperHalves(a.AsSingle(), b.AsSingle()).AsDouble()).StoreUnsafe(ref destination);
        (LowerHalves(c.AsSingle(), d.AsSingle()).AsDouble() + UpperHalves(c.AsSingle(), d.AsSingle()).AsDouble()).StoreUnsafe(ref destination, 2);
    }

    /// <inheritdoc cref="StoreSums(Vector128{float}, Vector128{float}, Vector128{float}, Vector128{float}, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d, ref double destination) =>
        StoreSums(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper(), ref destination);

    /// <inheritdoc cref="StoreSums(Vector128{float}, Vector128{float}, Vector128{float}, Vector128{float}, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d, ref double destination) =>
        StoreSums(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper(), ref destination);

    /// <summary>a0 a1 b0 b1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LowerHalves(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.MoveLowToHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a.AsDouble(), b.AsDouble()).AsSingle()
        : Vector128.Create(a.GetLower(), b.GetLower());

    /// <summary>a2 a3 b2 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> UpperHalves(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.MoveHighToLow(b, a)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a.AsDouble(), b.AsDouble()).AsSingle()
        : Vector128.Create(a.GetUpper(), b.GetUpper());

    /// <summary>a0 a2 b0 b2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> EvenLanes(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.Shuffle(a, b, 0b10_00_10_00)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipEven(a, b)
        : Vector128.Create(a.GetElement(0), a.GetElement(2), b.GetElement(0), b.GetElement(2));

    /// <summary>a1 a3 b1 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> OddLanes(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.Shuffle(a, b, 0b11_01_11_01)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipOdd(a, b)
        : Vector128.Create(a.GetElement(1), a.GetElement(3), b.GetElement(1), b.GetElement(3));
}
