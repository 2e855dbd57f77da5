using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.FloatConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>e^x. At most 1.1 ulp; infinite above 88.72, zero below −87.68.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x)
    {
        Vector128<float> rest = ExpMinusOne(ReduceExp(x, out Vector128<float> scale));
        return Vector128.MultiplyAddEstimate(scale, rest, scale);
    }

    /// <summary>e^x − 1, accurate near zero. At most 1.5 ulp; infinite above 88.72, −1 in the limit below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Expm1(Vector128<float> x)
    {
        Vector128<float> rest = ExpMinusOne(ReduceExp(x, out Vector128<float> scale));
        Vector128<float> result = Vector128.MultiplyAddEstimate(scale, rest, scale - Vector128<float>.One);
        return result | (x & Vector128.Create(-0f));
    }

    /// <summary>1/(1 + e^−x), accurate in the left tail. At most 2.5 ulp; zero below −88.72.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x)
    {
        Vector128<float> rest = ExpMinusOneSooner(ReduceExp(-x, out Vector128<float> scale));
        return Vector128<float>.One / Vector128.MultiplyAddEstimate(scale, rest, Vector128<float>.One + scale);
    }

    /// <summary>tanh x, accurate near zero, never outside [−1, 1]. At most 5 ulp, as one quotient of polynomials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        // the operand that may be NaN stands second, where the instruction lets it pass
        x = Vector128.MinNative(Vector128.Create(TanhSaturation), x);
        x = Vector128.MaxNative(Vector128.Create(-TanhSaturation), x);
        Vector128<float> z = x * x;
        Vector128<float> z2 = z * z;
        Vector128<float> pEven = Vector128.MultiplyAddEstimate(Vector128.Create(TanhP4), z2, Vector128.Create(TanhP2));
        Vector128<float> pOdd = Vector128.MultiplyAddEstimate(Vector128.Create(TanhP5), z2, Vector128.Create(TanhP3));
        pEven = Vector128.MultiplyAddEstimate(pEven, z2, Vector128<float>.One);
        pOdd = Vector128.MultiplyAddEstimate(pOdd, z2, Vector128.Create(TanhP1));
        Vector128<float> qEven = Vector128.MultiplyAddEstimate(Vector128.Create(TanhQ4), z2, Vector128.Create(TanhQ2));
        Vector128<float> qOdd = Vector128.MultiplyAddEstimate(Vector128.Create(TanhQ5), z2, Vector128.Create(TanhQ3));
        qEven = Vector128.MultiplyAddEstimate(qEven, z2, Vector128<float>.One);
        qOdd = Vector128.MultiplyAddEstimate(qOdd, z2, Vector128.Create(TanhQ1));
        Vector128<float> ratio = x * Vector128.MultiplyAddEstimate(pOdd, z, pEven) / Vector128.MultiplyAddEstimate(qOdd, z, qEven);
        return Vector128.MaxNative(-Vector128<float>.One, Vector128.MinNative(Vector128<float>.One, ratio));
    }

    // e^x = scale·e^r; scale = 2^n, r = x − n·ln 2
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ReduceExp(Vector128<float> x, out Vector128<float> scale)
    {
        x = Vector128.MaxNative(Vector128.Create(ExpLowest), x);
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(x, Vector128.Create(Log2E), Vector128.Create(RoundingMagic));
        shifted = Vector128.MinNative(Vector128.Create(RoundingMagic + ExpLargestExponent), shifted);
        Vector128<float> n = shifted - Vector128.Create(RoundingMagic);
        Vector128<float> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2High), x);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2Low), r);
        scale = ((shifted.AsInt32() << MantissaWidth) + Vector128.Create(ExponentOfOne)).AsSingle();
        return r;
    }

    // e^r − 1 = r + r²·E(r), in pairs
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpMinusOne(Vector128<float> r)
    {
        Vector128<float> r2 = r * r;
        Vector128<float> low = Vector128.MultiplyAddEstimate(Vector128.Create(E1), r, Vector128.Create(E0));
        Vector128<float> middle = Vector128.MultiplyAddEstimate(Vector128.Create(E3), r, Vector128.Create(E2));
        Vector128<float> high = Vector128.MultiplyAddEstimate(Vector128.Create(E5), r, Vector128.Create(E4));
        Vector128<float> e = Vector128.MultiplyAddEstimate(high, r2, middle);
        e = Vector128.MultiplyAddEstimate(e, r2, low);
        return Vector128.MultiplyAddEstimate(e, r2, r);
    }

    // the same four cycles sooner, and half an ulp less exact, for what a division follows
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpMinusOneSooner(Vector128<float> r)
    {
        Vector128<float> r2 = r * r;
        Vector128<float> low = Vector128.MultiplyAddEstimate(Vector128.Create(E1), r, Vector128.Create(E0));
        Vector128<float> middle = Vector128.MultiplyAddEstimate(Vector128.Create(E3), r, Vector128.Create(E2));
        Vector128<float> high = Vector128.MultiplyAddEstimate(Vector128.Create(E5), r, Vector128.Create(E4));
        low = Vector128.MultiplyAddEstimate(low, r2, r);
        high = Vector128.MultiplyAddEstimate(high, r2, middle);
        return Vector128.MultiplyAddEstimate(high, r2 * r2, low);
    }
}
