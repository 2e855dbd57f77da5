using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.FloatConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>e^x. At most 1.1 ulp; infinite above 88.72, zero below −87.68.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        Vector256<float> rest = ExpMinusOne(ReduceExp(x, out Vector256<float> scale));
        return Vector256.MultiplyAddEstimate(scale, rest, scale);
    }

    /// <summary>e^x − 1, accurate near zero. At most 1.5 ulp; infinite above 88.72, −1 in the limit below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> x)
    {
        Vector256<float> rest = ExpMinusOne(ReduceExp(x, out Vector256<float> scale));
        Vector256<float> result = Vector256.MultiplyAddEstimate(scale, rest, scale - Vector256<float>.One);
        return result | (x & Vector256.Create(-0f));
    }

    /// <summary>1/(1 + e^−x), accurate in the left tail. At most 2.5 ulp; zero below −88.72.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        Vector256<float> rest = ExpMinusOneSooner(ReduceExp(-x, out Vector256<float> scale));
        return Vector256<float>.One / Vector256.MultiplyAddEstimate(scale, rest, Vector256<float>.One + scale);
    }

    /// <summary>tanh x, accurate near zero, never outside [−1, 1]. At most 5 ulp, as one quotient of polynomials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        // the operand that may be NaN stands second, where the instruction lets it pass
        x = Vector256.MinNative(Vector256.Create(TanhSaturation), x);
        x = Vector256.MaxNative(Vector256.Create(-TanhSaturation), x);
        Vector256<float> z = x * x;
        Vector256<float> z2 = z * z;
        Vector256<float> pEven = Vector256.MultiplyAddEstimate(Vector256.Create(TanhP4), z2, Vector256.Create(TanhP2));
        Vector256<float> pOdd = Vector256.MultiplyAddEstimate(Vector256.Create(TanhP5), z2, Vector256.Create(TanhP3));
        pEven = Vector256.MultiplyAddEstimate(pEven, z2, Vector256<float>.One);
        pOdd = Vector256.MultiplyAddEstimate(pOdd, z2, Vector256.Create(TanhP1));
        Vector256<float> qEven = Vector256.MultiplyAddEstimate(Vector256.Create(TanhQ4), z2, Vector256.Create(TanhQ2));
        Vector256<float> qOdd = Vector256.MultiplyAddEstimate(Vector256.Create(TanhQ5), z2, Vector256.Create(TanhQ3));
        qEven = Vector256.MultiplyAddEstimate(qEven, z2, Vector256<float>.One);
        qOdd = Vector256.MultiplyAddEstimate(qOdd, z2, Vector256.Create(TanhQ1));
        Vector256<float> ratio = x * Vector256.MultiplyAddEstimate(pOdd, z, pEven) / Vector256.MultiplyAddEstimate(qOdd, z, qEven);
        return Vector256.MaxNative(-Vector256<float>.One, Vector256.MinNative(Vector256<float>.One, ratio));
    }

    // e^x = scale·e^r; scale = 2^n, r = x − n·ln 2
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ReduceExp(Vector256<float> x, out Vector256<float> scale)
    {
        x = Vector256.MaxNative(Vector256.Create(ExpLowest), x);
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(Log2E), Vector256.Create(RoundingMagic));
        shifted = Vector256.MinNative(Vector256.Create(RoundingMagic + ExpLargestExponent), shifted);
        Vector256<float> n = shifted - Vector256.Create(RoundingMagic);
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2High), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Low), r);
        scale = ((shifted.AsInt32() << MantissaWidth) + Vector256.Create(ExponentOfOne)).AsSingle();
        return r;
    }

    // e^r − 1 = r + r²·E(r), in pairs
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpMinusOne(Vector256<float> r)
    {
        Vector256<float> r2 = r * r;
        Vector256<float> low = Vector256.MultiplyAddEstimate(Vector256.Create(E1), r, Vector256.Create(E0));
        Vector256<float> middle = Vector256.MultiplyAddEstimate(Vector256.Create(E3), r, Vector256.Create(E2));
        Vector256<float> high = Vector256.MultiplyAddEstimate(Vector256.Create(E5), r, Vector256.Create(E4));
        Vector256<float> e = Vector256.MultiplyAddEstimate(high, r2, middle);
        e = Vector256.MultiplyAddEstimate(e, r2, low);
        return Vector256.MultiplyAddEstimate(e, r2, r);
    }

    // the same four cycles sooner, and half an ulp less exact, for what a division follows
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpMinusOneSooner(Vector256<float> r)
    {
        Vector256<float> r2 = r * r;
        Vector256<float> low = Vector256.MultiplyAddEstimate(Vector256.Create(E1), r, Vector256.Create(E0));
        Vector256<float> middle = Vector256.MultiplyAddEstimate(Vector256.Create(E3), r, Vector256.Create(E2));
        Vector256<float> high = Vector256.MultiplyAddEstimate(Vector256.Create(E5), r, Vector256.Create(E4));
        low = Vector256.MultiplyAddEstimate(low, r2, r);
        high = Vector256.MultiplyAddEstimate(high, r2, middle);
        return Vector256.MultiplyAddEstimate(high, r2 * r2, low);
    }
}
