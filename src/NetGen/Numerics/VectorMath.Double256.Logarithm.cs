using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The natural logarithm: −∞ at zero, NaN below. At most 0.8 ulp, subnormal arguments included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x)
    {
        Vector256<double> subnormal = Vector256.LessThan(x, Vector256.Create(SmallestNormal));
        Vector256<double> y = Vector256.ConditionalSelect(subnormal, x * Vector256.Create(SubnormalScale), x);
        Vector256<double> k = ReduceLog(y, out Vector256<double> mantissa, out _);
        k -= subnormal & Vector256.Create((double)MantissaWidth);
        return LogOutsideDomain(CombineLog(mantissa - Vector256<double>.One, k), x);
    }

    /// <summary>log(1 + x), accurate near zero: −∞ at −1, NaN below. At most 1 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log1p(Vector256<double> x)
    {
        Vector256<double> u = Vector256<double>.One + x;
        Vector256<double> k = ReduceLog(u, out Vector256<double> mantissa, out Vector256<long> exponent);

        // (1 + x)·2^−k − 1 without the rounding of 1 + x; where x is so large that 2^−k has no normal number, 1 + x needs no such care
        Vector256<double> scale = ((Vector256.Create(2L * ExponentBias) - exponent) << MantissaWidth).AsDouble();
        Vector256<double> f = Vector256.MultiplyAddEstimate(x, scale, scale - Vector256<double>.One);
        f = Vector256.ConditionalSelect(
            Vector256.LessThan(k, Vector256.Create((double)MantissaWidth + 3)), f, mantissa - Vector256<double>.One);
        return LogOutsideDomain(CombineLog(f, k), u) | (x & Vector256.Create(-0.0));
    }

    /// <summary>log(1 + e^x), without overflow and without a linear cut-off. At most 1.5 ulp; zero below −708.74.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Softplus(Vector256<double> x)
    {
        // max(x, 0) + log(1 + u), u = e^−|x|; beyond √2 the argument 1 + u is halved
        Vector256<double> u = Exp(x | Vector256.Create(-0.0));
        Vector256<double> large = Vector256.GreaterThan(u, Vector256.Create(SqrtTwoMinusOne));
        Vector256<double> f = Vector256.MultiplyAddEstimate(u, Vector256.Create(0.5), Vector256.Create(-0.5));
        f = Vector256.ConditionalSelect(large, f, u);
        return Vector256.MaxNative(Vector256<double>.Zero, x) + CombineLog(f, large & Vector256<double>.One);
    }

    // x = mantissa·2^k, mantissa in [√½, √2), for a positive normal x; exponent is k and the bias
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ReduceLog(Vector256<double> x, out Vector256<double> mantissa, out Vector256<long> exponent)
    {
        Vector256<long> bits = x.AsInt64() + Vector256.Create(ExponentOfOne - SqrtHalfBits);
        mantissa = ((bits & Vector256.Create(MantissaMask)) + Vector256.Create(SqrtHalfBits)).AsDouble();

        // neither a conversion nor an arithmetic shift of 64 bits is one instruction everywhere
        exponent = bits >>> MantissaWidth;
        return (exponent | Vector256.Create(IntegerMagic).AsInt64()).AsDouble() - Vector256.Create(IntegerMagic + ExponentBias);
    }

    // log((1 + f)·2^k) = k·ln 2 + f − ½f² + s·(½f² + s²·L(s²)), s = f/(2 + f)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> CombineLog(Vector256<double> f, Vector256<double> k)
    {
        Vector256<double> s = f / (f + Vector256.Create(2.0));
        Vector256<double> half = f * f * Vector256.Create(0.5);
        Vector256<double> z = s * s;
        Vector256<double> z2 = z * z;
        Vector256<double> l = Vector256.MultiplyAddEstimate(Vector256.Create(L5), z, Vector256.Create(L4));
        l = Vector256.MultiplyAddEstimate(Vector256.Create(L6), z2, l);
        l = Vector256.MultiplyAddEstimate(l, z2 * z2, Cubic(z, z2, L0, L1, L2, L3));
        l = Vector256.MultiplyAddEstimate(l, z, half);
        Vector256<double> rest = half - Vector256.MultiplyAddEstimate(s, l, k * Vector256.Create(Ln2Low));
        return Vector256.MultiplyAddEstimate(k, Vector256.Create(Ln2High), f - rest);
    }

    // infinity and NaN stand for themselves; zero gives −∞, less gives NaN (all bits of the comparison)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LogOutsideDomain(Vector256<double> result, Vector256<double> x)
    {
        result = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(double.PositiveInfinity)), result, x);
        result = Vector256.ConditionalSelect(
            Vector256.Equals(x, Vector256<double>.Zero), Vector256.Create(double.NegativeInfinity), result);
        return result | Vector256.LessThan(x, Vector256<double>.Zero);
    }
}
