using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.FloatConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The natural logarithm: −∞ at zero, NaN below. At most 0.9 ulp, subnormal arguments included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        Vector256<float> subnormal = Vector256.LessThan(x, FloatOperands.SmallestNormal);
        Vector256<float> y = Vector256.ConditionalSelect(subnormal, x * FloatOperands.SubnormalScale, x);
        Vector256<float> k = ReduceLog(y, out Vector256<float> mantissa);
        k -= subnormal & Vector256.Create((float)MantissaWidth);
        return LogOutsideDomain(CombineLog(mantissa - Vector256<float>.One, k), x);
    }

    /// <summary>log(1 + x), accurate near zero: −∞ at −1, NaN below. At most 1.5 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log1p(Vector256<float> x)
    {
        Vector256<float> u = Vector256<float>.One + x;
        Vector256<float> k = ReduceLog(u, out Vector256<float> mantissa);

        // (1 + x)·2^−k − 1 without the rounding of 1 + x; where x is so large that 2^−k has no normal number, 1 + x needs no such care
        Vector256<float> scale = (Vector256.Create(ExponentOfOne) - (Vector256.ConvertToInt32Native(k) << MantissaWidth)).AsSingle();
        Vector256<float> f = Vector256.MultiplyAddEstimate(x, scale, scale - Vector256<float>.One);
        f = Vector256.ConditionalSelect(
            Vector256.LessThan(k, Vector256.Create((float)MantissaWidth + 3)), f, mantissa - Vector256<float>.One);
        return LogOutsideDomain(CombineLog(f, k), u) | (x & Vector256.Create(-0f));
    }

    /// <summary>log(1 + e^x), without overflow and without a linear cut-off. At most 1.8 ulp; zero below −87.68.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x)
    {
        // max(x, 0) + log(1 + u), u = e^−|x|; beyond √2 the argument 1 + u is halved
        Vector256<float> u = Exp(x | Vector256.Create(-0f));
        Vector256<float> large = Vector256.GreaterThan(u, FloatOperands.SqrtTwoMinusOne);
        Vector256<float> f = Vector256.MultiplyAddEstimate(u, Vector256.Create(0.5f), Vector256.Create(-0.5f));
        f = Vector256.ConditionalSelect(large, f, u);
        return Vector256.MaxNative(Vector256<float>.Zero, x) + CombineLog(f, large & Vector256<float>.One);
    }

    // x = mantissa·2^k, mantissa in [√½, √2), for a positive normal x
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ReduceLog(Vector256<float> x, out Vector256<float> mantissa)
    {
        Vector256<int> bits = x.AsInt32() - Vector256.Create(SqrtHalfBits);
        mantissa = ((bits & Vector256.Create(MantissaMask)) + Vector256.Create(SqrtHalfBits)).AsSingle();
        return Vector256.ConvertToSingle(bits >> MantissaWidth);
    }

    // log((1 + f)·2^k) = k·ln 2 + f − ½f² + f³·L(f)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> CombineLog(Vector256<float> f, Vector256<float> k)
    {
        Vector256<float> f2 = f * f;
        Vector256<float> f4 = f2 * f2;
        Vector256<float> l01 = Vector256.MultiplyAddEstimate(FloatOperands.L1, f, FloatOperands.L0);
        Vector256<float> l23 = Vector256.MultiplyAddEstimate(FloatOperands.L3, f, FloatOperands.L2);
        Vector256<float> l45 = Vector256.MultiplyAddEstimate(FloatOperands.L5, f, FloatOperands.L4);
        Vector256<float> l67 = Vector256.MultiplyAddEstimate(FloatOperands.L7, f, FloatOperands.L6);
        l01 = Vector256.MultiplyAddEstimate(l23, f2, l01);
        l45 = Vector256.MultiplyAddEstimate(l67, f2, l45);
        l01 = Vector256.MultiplyAddEstimate(l45, f4, l01);
        Vector256<float> low = Vector256.MultiplyAddEstimate(k, FloatOperands.Ln2Low, f2 * Vector256.Create(-0.5f));
        return Vector256.MultiplyAddEstimate(k, FloatOperands.Ln2High, f + Vector256.MultiplyAddEstimate(l01, f2 * f, low));
    }

    // infinity and NaN stand for themselves; zero gives −∞, less gives NaN (all bits of the comparison)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LogOutsideDomain(Vector256<float> result, Vector256<float> x)
    {
        result = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), result, x);
        result = Vector256.ConditionalSelect(
            Vector256.Equals(x, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), result);
        return result | Vector256.LessThan(x, Vector256<float>.Zero);
    }
}
