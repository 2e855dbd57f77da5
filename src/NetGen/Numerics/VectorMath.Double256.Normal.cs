using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The error function, accurate near zero, never outside [−1, 1]. At most 2.7 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Erf(Vector256<double> x)
    {
        // x·G(x²) up to one, 1 − 2·Φ(−√2·|x|) beyond
        Vector256<double> a = Vector256.Abs(x);
        Vector256<double> z = x * x;
        Vector256<double> z2 = z * z;
        Vector256<double> z4 = z2 * z2;
        Vector256<double> g = Vector256.MultiplyAddEstimate(Cubic(z, z2, G8, G9, G10, G11), z4, Cubic(z, z2, G4, G5, G6, G7));
        g = x * Vector256.MultiplyAddEstimate(g, z4, Cubic(z, z2, G0, G1, G2, G3));
        Vector256<double> tail = NormalTail(a * Vector256.Create(SqrtTwo));
        Vector256<double> large = Vector256.CopySign(Vector256<double>.One - (tail + tail), x);
        return Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256<double>.One), g, large);
    }

    /// <summary>The standard normal distribution function, accurate in the left tail. At most 3.8 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> NormalCdf(Vector256<double> x)
    {
        Vector256<double> tail = NormalTail(Vector256.Abs(x));
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<double>.Zero), Vector256<double>.One - tail, tail);
    }

    /// <summary>The standard normal density, e^(−x²/2)/√(2π). At most 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> NormalDensity(Vector256<double> x) =>
        ExpOfMinusHalfSquare(Vector256.MinNative(Vector256.Create(NormalLimit), Vector256.Abs(x))) * Vector256.Create(InverseSqrtTwoPi);

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sqrt(Vector256<double> x) => Vector256.Sqrt(x);

    // Φ(−a) = e^(−a²/2)·N(t)/(a + 4), t = 2a/(a + 4) − 1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> NormalTail(Vector256<double> a)
    {
        a = Vector256.MinNative(Vector256.Create(NormalLimit), a);
        Vector256<double> inverse = Vector256<double>.One / (a + Vector256.Create(NormalShift));
        Vector256<double> density = ExpOfMinusHalfSquare(a);
        Vector256<double> t = Vector256.MultiplyAddEstimate(a + a, inverse, -Vector256<double>.One);
        Vector256<double> t2 = t * t;
        Vector256<double> t4 = t2 * t2;
        Vector256<double> h = Vector256.MultiplyAddEstimate(Vector256.Create(N21), t, Vector256.Create(N20));
        h = Vector256.MultiplyAddEstimate(Vector256.Create(N22), t2, h);
        h = Vector256.MultiplyAddEstimate(h, t4, Cubic(t, t2, N16, N17, N18, N19));
        h = Vector256.MultiplyAddEstimate(h, t4, Cubic(t, t2, N12, N13, N14, N15));
        h = Vector256.MultiplyAddEstimate(h, t4, Cubic(t, t2, N8, N9, N10, N11));
        h = Vector256.MultiplyAddEstimate(h, t4, Cubic(t, t2, N4, N5, N6, N7));
        h = Vector256.MultiplyAddEstimate(h, t4, Cubic(t, t2, N0, N1, N2, N3));
        return density * (h * inverse);
    }

    // e^(−a²/2): the square in two parts, for its rounding would come out magnified by its size
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpOfMinusHalfSquare(Vector256<double> a)
    {
        Vector256<double> upper = a & Vector256.Create(UpperHalfMask).AsDouble();
        Vector256<double> high = upper * upper * Vector256.Create(-0.5);
        Vector256<double> low = (a - upper) * (a + upper) * Vector256.Create(-0.5);
        Vector256<double> x = Vector256.MaxNative(Vector256.Create(ExpLowest), high + low);
        Vector256<double> shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(Log2E), Vector256.Create(RoundingMagic));
        Vector256<double> n = shifted - Vector256.Create(RoundingMagic);
        Vector256<double> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2High), high);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Low), r + low);
        Vector256<double> scale = ((shifted.AsInt64() << MantissaWidth) + Vector256.Create(ExponentOfOne)).AsDouble();
        return Vector256.MultiplyAddEstimate(scale, ExpMinusOne(r), scale);
    }
}
