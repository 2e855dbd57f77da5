using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.FloatConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The error function, accurate near zero, never outside [−1, 1]. At most 4.9 ulp, as one quotient of polynomials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Erf(Vector128<float> x)
    {
        x = Vector128.MinNative(Vector128.Create(ErfSaturation), x);
        x = Vector128.MaxNative(Vector128.Create(-ErfSaturation), x);
        Vector128<float> z = x * x;
        Vector128<float> z2 = z * z;
        Vector128<float> pEven = Vector128.MultiplyAddEstimate(Vector128.Create(ErfP4), z2, Vector128.Create(ErfP2));
        Vector128<float> pOdd = Vector128.MultiplyAddEstimate(Vector128.Create(ErfP5), z2, Vector128.Create(ErfP3));
        pEven = Vector128.MultiplyAddEstimate(pEven, z2, Vector128.Create(ErfP0));
        pOdd = Vector128.MultiplyAddEstimate(pOdd, z2, Vector128.Create(ErfP1));
        Vector128<float> qEven = Vector128.MultiplyAddEstimate(Vector128.Create(ErfQ4), z2, Vector128.Create(ErfQ2));
        Vector128<float> qOdd = Vector128.MultiplyAddEstimate(Vector128.Create(ErfQ5), z2, Vector128.Create(ErfQ3));
        qEven = Vector128.MultiplyAddEstimate(qEven, z2, Vector128.Create(ErfQ0));
        qOdd = Vector128.MultiplyAddEstimate(qOdd, z2, Vector128.Create(ErfQ1));
        Vector128<float> ratio = x * Vector128.MultiplyAddEstimate(pOdd, z, pEven) / Vector128.MultiplyAddEstimate(qOdd, z, qEven);
        return Vector128.MaxNative(-Vector128<float>.One, Vector128.MinNative(Vector128<float>.One, ratio));
    }

    /// <summary>The standard normal distribution function, accurate in the left tail. At most 5.2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> NormalCdf(Vector128<float> x)
    {
        Vector128<float> a = Vector128.MinNative(Vector128.Create(NormalLimit), Vector128.Abs(x));
        Vector128<float> inverse = Vector128<float>.One / (a + Vector128.Create(NormalShift));
        Vector128<float> density = ExpOfMinusHalfSquare(a);
        Vector128<float> t = Vector128.MultiplyAddEstimate(a + a, inverse, -Vector128<float>.One);
        Vector128<float> t2 = t * t;
        Vector128<float> t4 = t2 * t2;
        Vector128<float> n01 = Vector128.MultiplyAddEstimate(Vector128.Create(N1), t, Vector128.Create(N0));
        Vector128<float> n23 = Vector128.MultiplyAddEstimate(Vector128.Create(N3), t, Vector128.Create(N2));
        Vector128<float> n45 = Vector128.MultiplyAddEstimate(Vector128.Create(N5), t, Vector128.Create(N4));
        Vector128<float> n67 = Vector128.MultiplyAddEstimate(Vector128.Create(N7), t, Vector128.Create(N6));
        Vector128<float> n89 = Vector128.MultiplyAddEstimate(Vector128.Create(N9), t, Vector128.Create(N8));
        n01 = Vector128.MultiplyAddEstimate(n23, t2, n01);
        n45 = Vector128.MultiplyAddEstimate(n67, t2, n45);
        n45 = Vector128.MultiplyAddEstimate(n89, t4, n45);
        Vector128<float> h = Vector128.MultiplyAddEstimate(n45, t4, n01);
        Vector128<float> tail = density * (h * inverse);
        return Vector128.ConditionalSelect(Vector128.GreaterThan(x, Vector128<float>.Zero), Vector128<float>.One - tail, tail);
    }

    /// <summary>The standard normal density, e^(−x²/2)/√(2π). At most 2.2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> NormalDensity(Vector128<float> x) =>
        ExpOfMinusHalfSquare(Vector128.MinNative(Vector128.Create(NormalLimit), Vector128.Abs(x))) * Vector128.Create(InverseSqrtTwoPi);

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sqrt(Vector128<float> x) => Vector128.Sqrt(x);

    // e^(−a²/2): the square in two parts, for its rounding would come out magnified by its size
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpOfMinusHalfSquare(Vector128<float> a)
    {
        Vector128<float> upper = a & Vector128.Create(UpperHalfMask).AsSingle();
        Vector128<float> high = upper * upper * Vector128.Create(-0.5f);
        Vector128<float> low = (a - upper) * (a + upper) * Vector128.Create(-0.5f);
        Vector128<float> x = Vector128.MaxNative(Vector128.Create(ExpLowest), high + low);
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(x, Vector128.Create(Log2E), Vector128.Create(RoundingMagic));
        Vector128<float> n = shifted - Vector128.Create(RoundingMagic);
        Vector128<float> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2High), high);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2Low), r + low);
        Vector128<float> scale = ((shifted.AsInt32() << MantissaWidth) + Vector128.Create(ExponentOfOne)).AsSingle();
        return Vector128.MultiplyAddEstimate(scale, ExpMinusOne(r), scale);
    }
}
