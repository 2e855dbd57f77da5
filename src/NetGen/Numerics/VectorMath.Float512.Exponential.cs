using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.FloatConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>e^x. At most 1.1 ulp; infinite above 88.72, zero below −87.68.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        Vector512<float> rest = ExpMinusOne(ReduceExp(x, out Vector512<float> scale));
        return Vector512.MultiplyAddEstimate(scale, rest, scale);
    }

    /// <summary>e^x − 1, accurate near zero. At most 1.5 ulp; infinite above 88.72, −1 in the limit below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Expm1(Vector512<float> x)
    {
        Vector512<float> rest = ExpMinusOne(ReduceExp(x, out Vector512<float> scale));
        Vector512<float> result = Vector512.MultiplyAddEstimate(scale, rest, scale - Vector512<float>.One);
        return result | (x & Vector512.Create(-0f));
    }

    /// <summary>1/(1 + e^−x), accurate in the left tail. At most 2.5 ulp; zero below −88.72.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        Vector512<float> rest = ExpMinusOneSooner(ReduceExp(-x, out Vector512<float> scale));
        return Vector512<float>.One / Vector512.MultiplyAddEstimate(scale, rest, Vector512<float>.One + scale);
    }

    /// <summary>tanh x, accurate near zero, never outside [−1, 1]. At most 5 ulp, as one quotient of polynomials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        // the operand that may be NaN stands second, where the instruction lets it pass
        x = Vector512.MinNative(Vector512.Create(TanhSaturation), x);
        x = Vector512.MaxNative(Vector512.Create(-TanhSaturation), x);
        Vector512<float> z = x * x;
        Vector512<float> z2 = z * z;
        Vector512<float> pEven = Vector512.MultiplyAddEstimate(Vector512.Create(TanhP4), z2, Vector512.Create(TanhP2));
        Vector512<float> pOdd = Vector512.MultiplyAddEstimate(Vector512.Create(TanhP5), z2, Vector512.Create(TanhP3));
        pEven = Vector512.MultiplyAddEstimate(pEven, z2, Vector512<float>.One);
        pOdd = Vector512.MultiplyAddEstimate(pOdd, z2, Vector512.Create(TanhP1));
        Vector512<float> qEven = Vector512.MultiplyAddEstimate(Vector512.Create(TanhQ4), z2, Vector512.Create(TanhQ2));
        Vector512<float> qOdd = Vector512.MultiplyAddEstimate(Vector512.Create(TanhQ5), z2, Vector512.Create(TanhQ3));
        qEven = Vector512.MultiplyAddEstimate(qEven, z2, Vector512<float>.One);
        qOdd = Vector512.MultiplyAddEstimate(qOdd, z2, Vector512.Create(TanhQ1));
        Vector512<float> ratio = x * Vector512.MultiplyAddEstimate(pOdd, z, pEven) / Vector512.MultiplyAddEstimate(qOdd, z, qEven);
        return Vector512.MaxNative(-Vector512<float>.One, Vector512.MinNative(Vector512<float>.One, ratio));
    }

    // e^x = scale·e^r; scale = 2^n, r = x − n·ln 2
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ReduceExp(Vector512<float> x, out Vector512<float> scale)
    {
        x = Vector512.MaxNative(Vector512.Create(ExpLowest), x);
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(Log2E), Vector512.Create(RoundingMagic));
        shifted = Vector512.MinNative(Vector512.Create(RoundingMagic + ExpLargestExponent), shifted);
        Vector512<float> n = shifted - Vector512.Create(RoundingMagic);
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2High), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2Low), r);
        scale = ((shifted.AsInt32() << MantissaWidth) + Vector512.Create(ExponentOfOne)).AsSingle();
        return r;
    }

    // e^r − 1 = r + r²·E(r), in pairs
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpMinusOne(Vector512<float> r)
    {
        Vector512<float> r2 = r * r;
        Vector512<float> low = Vector512.MultiplyAddEstimate(Vector512.Create(E1), r, Vector512.Create(E0));
        Vector512<float> middle = Vector512.MultiplyAddEstimate(Vector512.Create(E3), r, Vector512.Create(E2));
        Vector512<float> high = Vector512.MultiplyAddEstimate(Vector512.Create(E5), r, Vector512.Create(E4));
        Vector512<float> e = Vector512.MultiplyAddEstimate(high, r2, middle);
        e = Vector512.MultiplyAddEstimate(e, r2, low);
        return Vector512.MultiplyAddEstimate(e, r2, r);
    }

    // the same four cycles sooner, and half an ulp less exact, for what a division follows
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpMinusOneSooner(Vector512<float> r)
    {
        Vector512<float> r2 = r * r;
        Vector512<float> low = Vector512.MultiplyAddEstimate(Vector512.Create(E1), r, Vector512.Create(E0));
        Vector512<float> middle = Vector512.MultiplyAddEstimate(Vector512.Create(E3), r, Vector512.Create(E2));
        Vector512<float> high = Vector512.MultiplyAddEstimate(Vector512.Create(E5), r, Vector512.Create(E4));
        low = Vector512.MultiplyAddEstimate(low, r2, r);
        high = Vector512.MultiplyAddEstimate(high, r2, middle);
        return Vector512.MultiplyAddEstimate(high, r2 * r2, low);
    }
}
