using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The error function, accurate near zero, never outside [−1, 1]. At most 2.7 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Erf(Vector512<double> x)
    {
        // x·G(x²) up to one, 1 − 2·Φ(−√2·|x|) beyond
        Vector512<double> a = Vector512.Abs(x);
        Vector512<double> z = x * x;
        Vector512<double> z2 = z * z;
        Vector512<double> z4 = z2 * z2;
        Vector512<double> g = Vector512.MultiplyAddEstimate(Cubic(z, z2, G8, G9, G10, G11), z4, Cubic(z, z2, G4, G5, G6, G7));
        g = x * Vector512.MultiplyAddEstimate(g, z4, Cubic(z, z2, G0, G1, G2, G3));
        Vector512<double> tail = NormalTail(a * Vector512.Create(SqrtTwo));
        Vector512<double> large = Vector512.CopySign(Vector512<double>.One - (tail + tail), x);
        return Vector512.ConditionalSelect(Vector512.LessThan(a, Vector512<double>.One), g, large);
    }

    /// <summary>The standard normal distribution function, accurate in the left tail. At most 3.8 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> NormalCdf(Vector512<double> x)
    {
        Vector512<double> tail = NormalTail(Vector512.Abs(x));
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<double>.Zero), Vector512<double>.One - tail, tail);
    }

    /// <summary>The standard normal density, e^(−x²/2)/√(2π). At most 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> NormalDensity(Vector512<double> x) =>
        ExpOfMinusHalfSquare(Vector512.MinNative(Vector512.Create(NormalLimit), Vector512.Abs(x))) * Vector512.Create(InverseSqrtTwoPi);

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sqrt(Vector512<double> x) => Vector512.Sqrt(x);

    // Φ(−a) = e^(−a²/2)·N(t)/(a + 4), t = 2a/(a + 4) − 1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> NormalTail(Vector512<double> a)
    {
        a = Vector512.MinNative(Vector512.Create(NormalLimit), a);
        Vector512<double> inverse = Vector512<double>.One / (a + Vector512.Create(NormalShift));
        Vector512<double> density = ExpOfMinusHalfSquare(a);
        Vector512<double> t = Vector512.MultiplyAddEstimate(a + a, inverse, -Vector512<double>.One);
        Vector512<double> t2 = t * t;
        Vector512<double> t4 = t2 * t2;
        Vector512<double> h = Vector512.MultiplyAddEstimate(Vector512.Create(N21), t, Vector512.Create(N20));
        h = Vector512.MultiplyAddEstimate(Vector512.Create(N22), t2, h);
        h = Vector512.MultiplyAddEstimate(h, t4, Cubic(t, t2, N16, N17, N18, N19));
        h = Vector512.MultiplyAddEstimate(h, t4, Cubic(t, t2, N12, N13, N14, N15));
        h = Vector512.MultiplyAddEstimate(h, t4, Cubic(t, t2, N8, N9, N10, N11));
        h = Vector512.MultiplyAddEstimate(h, t4, Cubic(t, t2, N4, N5, N6, N7));
        h = Vector512.MultiplyAddEstimate(h, t4, Cubic(t, t2, N0, N1, N2, N3));
        return density * (h * inverse);
    }

    // e^(−a²/2): the square in two parts, for its rounding would come out magnified by its size
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpOfMinusHalfSquare(Vector512<double> a)
    {
        Vector512<double> upper = a & Vector512.Create(UpperHalfMask).AsDouble();
        Vector512<double> high = upper * upper * Vector512.Create(-0.5);
        Vector512<double> low = (a - upper) * (a + upper) * Vector512.Create(-0.5);
        Vector512<double> x = Vector512.MaxNative(Vector512.Create(ExpLowest), high + low);
        Vector512<double> shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(Log2E), Vector512.Create(RoundingMagic));
        Vector512<double> n = shifted - Vector512.Create(RoundingMagic);
        Vector512<double> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2High), high);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2Low), r + low);
        Vector512<double> scale = ((shifted.AsInt64() << MantissaWidth) + Vector512.Create(ExponentOfOne)).AsDouble();
        return Vector512.MultiplyAddEstimate(scale, ExpMinusOne(r), scale);
    }
}
