using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The natural logarithm: −∞ at zero, NaN below. At most 0.8 ulp, subnormal arguments included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        Vector512<double> subnormal = Vector512.LessThan(x, Vector512.Create(SmallestNormal));
        Vector512<double> y = Vector512.ConditionalSelect(subnormal, x * Vector512.Create(SubnormalScale), x);
        Vector512<double> k = ReduceLog(y, out Vector512<double> mantissa, out _);
        k -= subnormal & Vector512.Create((double)MantissaWidth);
        return LogOutsideDomain(CombineLog(mantissa - Vector512<double>.One, k), x);
    }

    /// <summary>log(1 + x), accurate near zero: −∞ at −1, NaN below. At most 1 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log1p(Vector512<double> x)
    {
        Vector512<double> u = Vector512<double>.One + x;
        Vector512<double> k = ReduceLog(u, out Vector512<double> mantissa, out Vector512<long> exponent);

        // (1 + x)·2^−k − 1 without the rounding of 1 + x; where x is so large that 2^−k has no normal number, 1 + x needs no such care
        Vector512<double> scale = ((Vector512.Create(2L * ExponentBias) - exponent) << MantissaWidth).AsDouble();
        Vector512<double> f = Vector512.MultiplyAddEstimate(x, scale, scale - Vector512<double>.One);
        f = Vector512.ConditionalSelect(
            Vector512.LessThan(k, Vector512.Create((double)MantissaWidth + 3)), f, mantissa - Vector512<double>.One);
        return LogOutsideDomain(CombineLog(f, k), u) | (x & Vector512.Create(-0.0));
    }

    /// <summary>log(1 + e^x), without overflow and without a linear cut-off. At most 1.5 ulp; zero below −708.74.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Softplus(Vector512<double> x)
    {
        // max(x, 0) + log(1 + u), u = e^−|x|; beyond √2 the argument 1 + u is halved
        Vector512<double> u = Exp(x | Vector512.Create(-0.0));
        Vector512<double> large = Vector512.GreaterThan(u, Vector512.Create(SqrtTwoMinusOne));
        Vector512<double> f = Vector512.MultiplyAddEstimate(u, Vector512.Create(0.5), Vector512.Create(-0.5));
        f = Vector512.ConditionalSelect(large, f, u);
        return Vector512.MaxNative(Vector512<double>.Zero, x) + CombineLog(f, large & Vector512<double>.One);
    }

    // x = mantissa·2^k, mantissa in [√½, √2), for a positive normal x; exponent is k and the bias
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ReduceLog(Vector512<double> x, out Vector512<double> mantissa, out Vector512<long> exponent)
    {
        Vector512<long> bits = x.AsInt64() + Vector512.Create(ExponentOfOne - SqrtHalfBits);
        mantissa = ((bits & Vector512.Create(MantissaMask)) + Vector512.Create(SqrtHalfBits)).AsDouble();

        // neither a conversion nor an arithmetic shift of 64 bits is one instruction everywhere
        exponent = bits >>> MantissaWidth;
        return (exponent | Vector512.Create(IntegerMagic).AsInt64()).AsDouble() - Vector512.Create(IntegerMagic + ExponentBias);
    }

    // log((1 + f)·2^k) = k·ln 2 + f − ½f² + s·(½f² + s²·L(s²)), s = f/(2 + f)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> CombineLog(Vector512<double> f, Vector512<double> k)
    {
        Vector512<double> s = f / (f + Vector512.Create(2.0));
        Vector512<double> half = f * f * Vector512.Create(0.5);
        Vector512<double> z = s * s;
        Vector512<double> z2 = z * z;
        Vector512<double> l = Vector512.MultiplyAddEstimate(Vector512.Create(L5), z, Vector512.Create(L4));
        l = Vector512.MultiplyAddEstimate(Vector512.Create(L6), z2, l);
        l = Vector512.MultiplyAddEstimate(l, z2 * z2, Cubic(z, z2, L0, L1, L2, L3));
        l = Vector512.MultiplyAddEstimate(l, z, half);
        Vector512<double> rest = half - Vector512.MultiplyAddEstimate(s, l, k * Vector512.Create(Ln2Low));
        return Vector512.MultiplyAddEstimate(k, Vector512.Create(Ln2High), f - rest);
    }

    // infinity and NaN stand for themselves; zero gives −∞, less gives NaN (all bits of the comparison)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogOutsideDomain(Vector512<double> result, Vector512<double> x)
    {
        result = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(double.PositiveInfinity)), result, x);
        result = Vector512.ConditionalSelect(
            Vector512.Equals(x, Vector512<double>.Zero), Vector512.Create(double.NegativeInfinity), result);
        return result | Vector512.LessThan(x, Vector512<double>.Zero);
    }
}
