using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.FloatConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The natural logarithm: −∞ at zero, NaN below. At most 0.9 ulp, subnormal arguments included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        Vector512<float> subnormal = Vector512.LessThan(x, Vector512.Create(SmallestNormal));
        Vector512<float> y = Vector512.ConditionalSelect(subnormal, x * Vector512.Create(SubnormalScale), x);
        Vector512<float> k = ReduceLog(y, out Vector512<float> mantissa);
        k -= subnormal & Vector512.Create((float)MantissaWidth);
        return LogOutsideDomain(CombineLog(mantissa - Vector512<float>.One, k), x);
    }

    /// <summary>log(1 + x), accurate near zero: −∞ at −1, NaN below. At most 1.5 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log1p(Vector512<float> x)
    {
        Vector512<float> u = Vector512<float>.One + x;
        Vector512<float> k = ReduceLog(u, out Vector512<float> mantissa);

        // (1 + x)·2^−k − 1 without the rounding of 1 + x; where x is so large that 2^−k has no normal number, 1 + x needs no such care
        Vector512<float> scale = (Vector512.Create(ExponentOfOne) - (Vector512.ConvertToInt32Native(k) << MantissaWidth)).AsSingle();
        Vector512<float> f = Vector512.MultiplyAddEstimate(x, scale, scale - Vector512<float>.One);
        f = Vector512.ConditionalSelect(
            Vector512.LessThan(k, Vector512.Create((float)MantissaWidth + 3)), f, mantissa - Vector512<float>.One);
        return LogOutsideDomain(CombineLog(f, k), u) | (x & Vector512.Create(-0f));
    }

    /// <summary>log(1 + e^x), without overflow and without a linear cut-off. At most 1.8 ulp; zero below −87.68.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x)
    {
        // max(x, 0) + log(1 + u), u = e^−|x|; beyond √2 the argument 1 + u is halved
        Vector512<float> u = Exp(x | Vector512.Create(-0f));
        Vector512<float> large = Vector512.GreaterThan(u, Vector512.Create(SqrtTwoMinusOne));
        Vector512<float> f = Vector512.MultiplyAddEstimate(u, Vector512.Create(0.5f), Vector512.Create(-0.5f));
        f = Vector512.ConditionalSelect(large, f, u);
        return Vector512.MaxNative(Vector512<float>.Zero, x) + CombineLog(f, large & Vector512<float>.One);
    }

    // x = mantissa·2^k, mantissa in [√½, √2), for a positive normal x
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ReduceLog(Vector512<float> x, out Vector512<float> mantissa)
    {
        Vector512<int> bits = x.AsInt32() - Vector512.Create(SqrtHalfBits);
        mantissa = ((bits & Vector512.Create(MantissaMask)) + Vector512.Create(SqrtHalfBits)).AsSingle();
        return Vector512.ConvertToSingle(bits >> MantissaWidth);
    }

    // log((1 + f)·2^k) = k·ln 2 + f − ½f² + f³·L(f)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> CombineLog(Vector512<float> f, Vector512<float> k)
    {
        Vector512<float> f2 = f * f;
        Vector512<float> f4 = f2 * f2;
        Vector512<float> l01 = Vector512.MultiplyAddEstimate(Vector512.Create(L1), f, Vector512.Create(L0));
        Vector512<float> l23 = Vector512.MultiplyAddEstimate(Vector512.Create(L3), f, Vector512.Create(L2));
        Vector512<float> l45 = Vector512.MultiplyAddEstimate(Vector512.Create(L5), f, Vector512.Create(L4));
        Vector512<float> l67 = Vector512.MultiplyAddEstimate(Vector512.Create(L7), f, Vector512.Create(L6));
        l01 = Vector512.MultiplyAddEstimate(l23, f2, l01);
        l45 = Vector512.MultiplyAddEstimate(l67, f2, l45);
        l01 = Vector512.MultiplyAddEstimate(l45, f4, l01);
        Vector512<float> low = Vector512.MultiplyAddEstimate(k, Vector512.Create(Ln2Low), f2 * Vector512.Create(-0.5f));
        return Vector512.MultiplyAddEstimate(k, Vector512.Create(Ln2High), f + Vector512.MultiplyAddEstimate(l01, f2 * f, low));
    }

    // infinity and NaN stand for themselves; zero gives −∞, less gives NaN (all bits of the comparison)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> LogOutsideDomain(Vector512<float> result, Vector512<float> x)
    {
        result = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), result, x);
        result = Vector512.ConditionalSelect(
            Vector512.Equals(x, Vector512<float>.Zero), Vector512.Create(float.NegativeInfinity), result);
        return result | Vector512.LessThan(x, Vector512<float>.Zero);
    }
}
