using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.FloatConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The natural logarithm: −∞ at zero, NaN below. At most 0.9 ulp, subnormal arguments included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x)
    {
        Vector128<float> subnormal = Vector128.LessThan(x, Vector128.Create(SmallestNormal));
        Vector128<float> y = Vector128.ConditionalSelect(subnormal, x * Vector128.Create(SubnormalScale), x);
        Vector128<float> k = ReduceLog(y, out Vector128<float> mantissa);
        k -= subnormal & Vector128.Create((float)MantissaWidth);
        return LogOutsideDomain(CombineLog(mantissa - Vector128<float>.One, k), x);
    }

    /// <summary>log(1 + x), accurate near zero: −∞ at −1, NaN below. At most 1.5 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log1p(Vector128<float> x)
    {
        Vector128<float> u = Vector128<float>.One + x;
        Vector128<float> k = ReduceLog(u, out Vector128<float> mantissa);

        // (1 + x)·2^−k − 1 without the rounding of 1 + x; where x is so large that 2^−k has no normal number, 1 + x needs no such care
        Vector128<float> scale = (Vector128.Create(ExponentOfOne) - (Vector128.ConvertToInt32Native(k) << MantissaWidth)).AsSingle();
        Vector128<float> f = Vector128.MultiplyAddEstimate(x, scale, scale - Vector128<float>.One);
        f = Vector128.ConditionalSelect(
            Vector128.LessThan(k, Vector128.Create((float)MantissaWidth + 3)), f, mantissa - Vector128<float>.One);
        return LogOutsideDomain(CombineLog(f, k), u) | (x & Vector128.Create(-0f));
    }

    /// <summary>log(1 + e^x), without overflow and without a linear cut-off. At most 1.8 ulp; zero below −87.68.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Softplus(Vector128<float> x)
    {
        // max(x, 0) + log(1 + u), u = e^−|x|; beyond √2 the argument 1 + u is halved
        Vector128<float> u = Exp(x | Vector128.Create(-0f));
        Vector128<float> large = Vector128.GreaterThan(u, Vector128.Create(SqrtTwoMinusOne));
        Vector128<float> f = Vector128.MultiplyAddEstimate(u, Vector128.Create(0.5f), Vector128.Create(-0.5f));
        f = Vector128.ConditionalSelect(large, f, u);
        return Vector128.MaxNative(Vector128<float>.Zero, x) + CombineLog(f, large & Vector128<float>.One);
    }

    // x = mantissa·2^k, mantissa in [√½, √2), for a positive normal x
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ReduceLog(Vector128<float> x, out Vector128<float> mantissa)
    {
        Vector128<int> bits = x.AsInt32() - Vector128.Create(SqrtHalfBits);
        mantissa = ((bits & Vector128.Create(MantissaMask)) + Vector128.Create(SqrtHalfBits)).AsSingle();
        return Vector128.ConvertToSingle(bits >> MantissaWidth);
    }

    // log((1 + f)·2^k) = k·ln 2 + f − ½f² + f³·L(f)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> CombineLog(Vector128<float> f, Vector128<float> k)
    {
        Vector128<float> f2 = f * f;
        Vector128<float> f4 = f2 * f2;
        Vector128<float> l01 = Vector128.MultiplyAddEstimate(Vector128.Create(L1), f, Vector128.Create(L0));
        Vector128<float> l23 = Vector128.MultiplyAddEstimate(Vector128.Create(L3), f, Vector128.Create(L2));
        Vector128<float> l45 = Vector128.MultiplyAddEstimate(Vector128.Create(L5), f, Vector128.Create(L4));
        Vector128<float> l67 = Vector128.MultiplyAddEstimate(Vector128.Create(L7), f, Vector128.Create(L6));
        l01 = Vector128.MultiplyAddEstimate(l23, f2, l01);
        l45 = Vector128.MultiplyAddEstimate(l67, f2, l45);
        l01 = Vector128.MultiplyAddEstimate(l45, f4, l01);
        Vector128<float> low = Vector128.MultiplyAddEstimate(k, Vector128.Create(Ln2Low), f2 * Vector128.Create(-0.5f));
        return Vector128.MultiplyAddEstimate(k, Vector128.Create(Ln2High), f + Vector128.MultiplyAddEstimate(l01, f2 * f, low));
    }

    // infinity and NaN stand for themselves; zero gives −∞, less gives NaN (all bits of the comparison)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LogOutsideDomain(Vector128<float> result, Vector128<float> x)
    {
        result = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(float.PositiveInfinity)), result, x);
        result = Vector128.ConditionalSelect(
            Vector128.Equals(x, Vector128<float>.Zero), Vector128.Create(float.NegativeInfinity), result);
        return result | Vector128.LessThan(x, Vector128<float>.Zero);
    }
}
