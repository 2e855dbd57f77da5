using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.FloatConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The error function, accurate near zero, never outside [−1, 1]. At most 4.9 ulp, as one quotient of polynomials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        x = Vector256.MinNative(FloatOperands.ErfSaturation, x);
        x = Vector256.MaxNative(FloatOperands.MinusErfSaturation, x);
        Vector256<float> z = x * x;
        Vector256<float> z2 = z * z;
        Vector256<float> pEven = Vector256.MultiplyAddEstimate(FloatOperands.ErfP4, z2, FloatOperands.ErfP2);
        Vector256<float> pOdd = Vector256.MultiplyAddEstimate(FloatOperands.ErfP5, z2, FloatOperands.ErfP3);
        pEven = Vector256.MultiplyAddEstimate(pEven, z2, FloatOperands.ErfP0);
        pOdd = Vector256.MultiplyAddEstimate(pOdd, z2, FloatOperands.ErfP1);
        Vector256<float> qEven = Vector256.MultiplyAddEstimate(FloatOperands.ErfQ4, z2, FloatOperands.ErfQ2);
        Vector256<float> qOdd = Vector256.MultiplyAddEstimate(FloatOperands.ErfQ5, z2, FloatOperands.ErfQ3);
        qEven = Vector256.MultiplyAddEstimate(qEven, z2, FloatOperands.ErfQ0);
        qOdd = Vector256.MultiplyAddEstimate(qOdd, z2, FloatOperands.ErfQ1);
        Vector256<float> ratio = x * Vector256.MultiplyAddEstimate(pOdd, z, pEven) / Vector256.MultiplyAddEstimate(qOdd, z, qEven);
        return Vector256.MaxNative(-Vector256<float>.One, Vector256.MinNative(Vector256<float>.One, ratio));
    }

    /// <summary>The standard normal distribution function, accurate in the left tail. At most 5.2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NormalCdf(Vector256<float> x)
    {
        Vector256<float> a = Vector256.MinNative(FloatOperands.NormalLimit, Vector256.Abs(x));
        Vector256<float> inverse = Vector256<float>.One / (a + FloatOperands.NormalShift);
        Vector256<float> density = ExpOfMinusHalfSquare(a);
        Vector256<float> t = Vector256.MultiplyAddEstimate(a + a, inverse, -Vector256<float>.One);
        Vector256<float> t2 = t * t;
        Vector256<float> t4 = t2 * t2;
        Vector256<float> n01 = Vector256.MultiplyAddEstimate(FloatOperands.N1, t, FloatOperands.N0);
        Vector256<float> n23 = Vector256.MultiplyAddEstimate(FloatOperands.N3, t, FloatOperands.N2);
        Vector256<float> n45 = Vector256.MultiplyAddEstimate(FloatOperands.N5, t, FloatOperands.N4);
        Vector256<float> n67 = Vector256.MultiplyAddEstimate(FloatOperands.N7, t, FloatOperands.N6);
        Vector256<float> n89 = Vector256.MultiplyAddEstimate(FloatOperands.N9, t, FloatOperands.N8);
        n01 = Vector256.MultiplyAddEstimate(n23, t2, n01);
        n45 = Vector256.MultiplyAddEstimate(n67, t2, n45);
        n45 = Vector256.MultiplyAddEstimate(n89, t4, n45);
        Vector256<float> h = Vector256.MultiplyAddEstimate(n45, t4, n01);
        Vector256<float> tail = density * (h * inverse);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), Vector256<float>.One - tail, tail);
    }

    /// <summary>The standard normal density, e^(−x²/2)/√(2π). At most 2.2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NormalDensity(Vector256<float> x) =>
        ExpOfMinusHalfSquare(Vector256.MinNative(FloatOperands.NormalLimit, Vector256.Abs(x))) * FloatOperands.InverseSqrtTwoPi;

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sqrt(Vector256<float> x) => Vector256.Sqrt(x);

    // e^(−a²/2): the square in two parts, for its rounding would come out magnified by its size
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpOfMinusHalfSquare(Vector256<float> a)
    {
        Vector256<float> upper = a & Vector256.Create(UpperHalfMask).AsSingle();
        Vector256<float> high = upper * upper * Vector256.Create(-0.5f);
        Vector256<float> low = (a - upper) * (a + upper) * Vector256.Create(-0.5f);
        Vector256<float> x = Vector256.MaxNative(FloatOperands.ExpLowest, high + low);
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(x, FloatOperands.Log2E, FloatOperands.RoundingMagic);
        Vector256<float> n = shifted - FloatOperands.RoundingMagic;
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, FloatOperands.MinusLn2High, high);
        r = Vector256.MultiplyAddEstimate(n, FloatOperands.MinusLn2Low, r + low);
        Vector256<float> scale = ((shifted.AsInt32() << MantissaWidth) + Vector256.Create(ExponentOfOne)).AsSingle();
        return Vector256.MultiplyAddEstimate(scale, ExpMinusOne(r), scale);
    }
}
