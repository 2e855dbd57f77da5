using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.FloatConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The error function, accurate near zero, never outside [−1, 1]. At most 4.9 ulp, as one quotient of polynomials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x)
    {
        x = Vector512.MinNative(Vector512.Create(ErfSaturation), x);
        x = Vector512.MaxNative(Vector512.Create(-ErfSaturation), x);
        Vector512<float> z = x * x;
        Vector512<float> z2 = z * z;
        Vector512<float> pEven = Vector512.MultiplyAddEstimate(Vector512.Create(ErfP4), z2, Vector512.Create(ErfP2));
        Vector512<float> pOdd = Vector512.MultiplyAddEstimate(Vector512.Create(ErfP5), z2, Vector512.Create(ErfP3));
        pEven = Vector512.MultiplyAddEstimate(pEven, z2, Vector512.Create(ErfP0));
        pOdd = Vector512.MultiplyAddEstimate(pOdd, z2, Vector512.Create(ErfP1));
        Vector512<float> qEven = Vector512.MultiplyAddEstimate(Vector512.Create(ErfQ4), z2, Vector512.Create(ErfQ2));
        Vector512<float> qOdd = Vector512.MultiplyAddEstimate(Vector512.Create(ErfQ5), z2, Vector512.Create(ErfQ3));
        qEven = Vector512.MultiplyAddEstimate(qEven, z2, Vector512.Create(ErfQ0));
        qOdd = Vector512.MultiplyAddEstimate(qOdd, z2, Vector512.Create(ErfQ1));
        Vector512<float> ratio = x * Vector512.MultiplyAddEstimate(pOdd, z, pEven) / Vector512.MultiplyAddEstimate(qOdd, z, qEven);
        return Vector512.MaxNative(-Vector512<float>.One, Vector512.MinNative(Vector512<float>.One, ratio));
    }

    /// <summary>The standard normal distribution function, accurate in the left tail. At most 5.2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> NormalCdf(Vector512<float> x)
    {
        Vector512<float> a = Vector512.MinNative(Vector512.Create(NormalLimit), Vector512.Abs(x));
        Vector512<float> inverse = Vector512<float>.One / (a + Vector512.Create(NormalShift));
        Vector512<float> density = ExpOfMinusHalfSquare(a);
        Vector512<float> t = Vector512.MultiplyAddEstimate(a + a, inverse, -Vector512<float>.One);
        Vector512<float> t2 = t * t;
        Vector512<float> t4 = t2 * t2;
        Vector512<float> n01 = Vector512.MultiplyAddEstimate(Vector512.Create(N1), t, Vector512.Create(N0));
        Vector512<float> n23 = Vector512.MultiplyAddEstimate(Vector512.Create(N3), t, Vector512.Create(N2));
        Vector512<float> n45 = Vector512.MultiplyAddEstimate(Vector512.Create(N5), t, Vector512.Create(N4));
        Vector512<float> n67 = Vector512.MultiplyAddEstimate(Vector512.Create(N7), t, Vector512.Create(N6));
        Vector512<float> n89 = Vector512.MultiplyAddEstimate(Vector512.Create(N9), t, Vector512.Create(N8));
        n01 = Vector512.MultiplyAddEstimate(n23, t2, n01);
        n45 = Vector512.MultiplyAddEstimate(n67, t2, n45);
        n45 = Vector512.MultiplyAddEstimate(n89, t4, n45);
        Vector512<float> h = Vector512.MultiplyAddEstimate(n45, t4, n01);
        Vector512<float> tail = density * (h * inverse);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<float>.Zero), Vector512<float>.One - tail, tail);
    }

    /// <summary>The standard normal density, e^(−x²/2)/√(2π). At most 2.2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> NormalDensity(Vector512<float> x) =>
        ExpOfMinusHalfSquare(Vector512.MinNative(Vector512.Create(NormalLimit), Vector512.Abs(x))) * Vector512.Create(InverseSqrtTwoPi);

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sqrt(Vector512<float> x) => Vector512.Sqrt(x);

    // e^(−a²/2): the square in two parts, for its rounding would come out magnified by its size
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpOfMinusHalfSquare(Vector512<float> a)
    {
        Vector512<float> upper = a & Vector512.Create(UpperHalfMask).AsSingle();
        Vector512<float> high = upper * upper * Vector512.Create(-0.5f);
        Vector512<float> low = (a - upper) * (a + upper) * Vector512.Create(-0.5f);
        Vector512<float> x = Vector512.MaxNative(Vector512.Create(ExpLowest), high + low);
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(Log2E), Vector512.Create(RoundingMagic));
        Vector512<float> n = shifted - Vector512.Create(RoundingMagic);
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2High), high);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2Low), r + low);
        Vector512<float> scale = ((shifted.AsInt32() << MantissaWidth) + Vector512.Create(ExponentOfOne)).AsSingle();
        return Vector512.MultiplyAddEstimate(scale, ExpMinusOne(r), scale);
    }
}
