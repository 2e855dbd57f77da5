using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The natural logarithm: −∞ at zero, NaN below. At most 0.8 ulp, subnormal arguments included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Log(Vector128<double> x)
    {
        Vector128<double> subnormal = Vector128.LessThan(x, Vector128.Create(SmallestNormal));
        Vector128<double> y = Vector128.ConditionalSelect(subnormal, x * Vector128.Create(SubnormalScale), x);
        Vector128<double> k = ReduceLog(y, out Vector128<double> mantissa, out _);
        k -= subnormal & Vector128.Create((double)MantissaWidth);
        return LogOutsideDomain(CombineLog(mantissa - Vector128<double>.One, k), x);
    }

    /// <summary>log(1 + x), accurate near zero: −∞ at −1, NaN below. At most 1 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Log1p(Vector128<double> x)
    {
        Vector128<double> u = Vector128<double>.One + x;
        Vector128<double> k = ReduceLog(u, out Vector128<double> mantissa, out Vector128<long> exponent);

        // (1 + x)·2^−k − 1 without the rounding of 1 + x; where x is so large that 2^−k has no normal number, 1 + x needs no such care
        Vector128<double> scale = ((Vector128.Create(2L * ExponentBias) - exponent) << MantissaWidth).AsDouble();
        Vector128<double> f = Vector128.MultiplyAddEstimate(x, scale, scale - Vector128<double>.One);
        f = Vector128.ConditionalSelect(
            Vector128.LessThan(k, Vector128.Create((double)MantissaWidth + 3)), f, mantissa - Vector128<double>.One);
        return LogOutsideDomain(CombineLog(f, k), u) | (x & Vector128.Create(-0.0));
    }

    /// <summary>log(1 + e^x), without overflow and without a linear cut-off. At most 1.5 ulp; zero below −708.74.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Softplus(Vector128<double> x)
    {
        // max(x, 0) + log(1 + u), u = e^−|x|; beyond √2 the argument 1 + u is halved
        Vector128<double> u = Exp(x | Vector128.Create(-0.0));
        Vector128<double> large = Vector128.GreaterThan(u, Vector128.Create(SqrtTwoMinusOne));
        Vector128<double> f = Vector128.MultiplyAddEstimate(u, Vector128.Create(0.5), Vector128.Create(-0.5));
        f = Vector128.ConditionalSelect(large, f, u);
        return Vector128.MaxNative(Vector128<double>.Zero, x) + CombineLog(f, large & Vector128<double>.One);
    }

    // x = mantissa·2^k, mantissa in [√½, √2), for a positive normal x; exponent is k and the bias
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ReduceLog(Vector128<double> x, out Vector128<double> mantissa, out Vector128<long> exponent)
    {
        Vector128<long> bits = x.AsInt64() + Vector128.Create(ExponentOfOne - SqrtHalfBits);
        mantissa = ((bits & Vector128.Create(MantissaMask)) + Vector128.Create(SqrtHalfBits)).AsDouble();

        // neither a conversion nor an arithmetic shift of 64 bits is one instruction everywhere
        exponent = bits >>> MantissaWidth;
        return (exponent | Vector128.Create(IntegerMagic).AsInt64()).AsDouble() - Vector128.Create(IntegerMagic + ExponentBias);
    }

    // log((1 + f)·2^k) = k·ln 2 + f − ½f² + s·(½f² + s²·L(s²)), s = f/(2 + f)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> CombineLog(Vector128<double> f, Vector128<double> k)
    {
        Vector128<double> s = f / (f + Vector128.Create(2.0));
        Vector128<double> half = f * f * Vector128.Create(0.5);
        Vector128<double> z = s * s;
        Vector128<double> z2 = z * z;
        Vector128<double> l = Vector128.MultiplyAddEstimate(Vector128.Create(L5), z, Vector128.Create(L4));
        l = Vector128.MultiplyAddEstimate(Vector128.Create(L6), z2, l);
        l = Vector128.MultiplyAddEstimate(l, z2 * z2, Cubic(z, z2, L0, L1, L2, L3));
        l = Vector128.MultiplyAddEstimate(l, z, half);
        Vector128<double> rest = half - Vector128.MultiplyAddEstimate(s, l, k * Vector128.Create(Ln2Low));
        return Vector128.MultiplyAddEstimate(k, Vector128.Create(Ln2High), f - rest);
    }

    // infinity and NaN stand for themselves; zero gives −∞, less gives NaN (all bits of the comparison)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> LogOutsideDomain(Vector128<double> result, Vector128<double> x)
    {
        result = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(double.PositiveInfinity)), result, x);
        result = Vector128.ConditionalSelect(
            Vector128.Equals(x, Vector128<double>.Zero), Vector128.Create(double.NegativeInfinity), result);
        return result | Vector128.LessThan(x, Vector128<double>.Zero);
    }
}
