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
        if (Sse.IsSupported)
        {
            // a0+a2 a1+a3 b0+b2 b1+b3, the same of c and d, then the even and the odd of both. Calls cost the JIT time where this is inlined often.
            Vector128<float> ab = Sse.MoveLowToHigh(a, b) + Sse.MoveHighToLow(b, a);
            Vector128<float> cd = Sse.MoveLowToHigh(c, d) + Sse.MoveHighToLow(d, c);
            (Sse.Shuffle(ab, cd, 0b10_00_10_00) + Sse.Shuffle(ab, cd, 0b11_01_11_01)).StoreUnsafe(ref destination);
        }
        else if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<float> ab = AdvSimd.Arm64.ZipLow(a.AsDouble(), b.AsDouble()).AsSingle() + AdvSimd.Arm64.ZipHigh(a.AsDouble(), b.AsDouble()).AsSingle();
            Vector128<float> cd = AdvSimd.Arm64.ZipLow(c.AsDouble(), d.AsDouble()).AsSingle() + AdvSimd.Arm64.ZipHigh(c.AsDouble(), d.AsDouble()).AsSingle();
            (AdvSimd.Arm64.UnzipEven(ab, cd) + AdvSimd.Arm64.UnzipOdd(ab, cd)).StoreUnsafe(ref destination);
        }
        else
        {
            Vector128.Create(Sum(a), Sum(b), Sum(c), Sum(d)).StoreUnsafe(ref destination);
        }
    }

    /// <inheritdoc cref="StoreSums(Vector128{float}, Vector128{float}, Vector128{float}, Vector128{float}, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, ref float destination) =>
        StoreSums(
            a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper(), ref destination);

    /// <inheritdoc cref="StoreSums(Vector128{float}, Vector128{float}, Vector128{float}, Vector128{float}, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, ref float destination) =>
        StoreSums(
            a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper(), ref destination);

    /// <inheritdoc cref="StoreSums(Vector128{float}, Vector128{float}, Vector128{float}, Vector128{float}, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector128<double> a, Vector128<double> b, Vector128<double> c, Vector128<double> d, ref double destination)
    {
        if (Sse2.IsSupported)
        {
            (Sse2.UnpackLow(a, b) + Sse2.UnpackHigh(a, b)).StoreUnsafe(ref destination);
            (Sse2.UnpackLow(c, d) + Sse2.UnpackHigh(c, d)).StoreUnsafe(ref destination, 2);
        }
        else if (AdvSimd.Arm64.IsSupported)
        {
            (AdvSimd.Arm64.ZipLow(a, b) + AdvSimd.Arm64.ZipHigh(a, b)).StoreUnsafe(ref destination);
            (AdvSimd.Arm64.ZipLow(c, d) + AdvSimd.Arm64.ZipHigh(c, d)).StoreUnsafe(ref destination, 2);
        }
        else
        {
            Vector256.Create(Sum(a), Sum(b), Sum(c), Sum(d)).StoreUnsafe(ref destination);
        }
    }

    /// <inheritdoc cref="StoreSums(Vector128{float}, Vector128{float}, Vector128{float}, Vector128{float}, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d, ref double destination) =>
        StoreSums(
            a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper(), ref destination);

    /// <inheritdoc cref="StoreSums(Vector128{float}, Vector128{float}, Vector128{float}, Vector128{float}, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d, ref double destination) =>
        StoreSums(
            a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper(), ref destination);
}
