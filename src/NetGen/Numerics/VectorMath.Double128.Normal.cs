using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>The error function, accurate near zero, never outside [−1, 1]. At most 2.7 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Erf(Vector128<double> x)
    {
        // x·G(x²) up to one, 1 − 2·Φ(−√2·|x|) beyond
        Vector128<double> a = Vector128.Abs(x);
        Vector128<double> z = x * x;
        Vector128<double> z2 = z * z;
        Vector128<double> z4 = z2 * z2;
        Vector128<double> g = Vector128.MultiplyAddEstimate(Cubic(z, z2, G8, G9, G10, G11), z4, Cubic(z, z2, G4, G5, G6, G7));
        g = x * Vector128.MultiplyAddEstimate(g, z4, Cubic(z, z2, G0, G1, G2, G3));
        Vector128<double> tail = NormalTail(a * Vector128.Create(SqrtTwo));
        Vector128<double> large = Vector128.CopySign(Vector128<double>.One - (tail + tail), x);
        return Vector128.ConditionalSelect(Vector128.LessThan(a, Vector128<double>.One), g, large);
    }

    /// <summary>The standard normal distribution function, accurate in the left tail. At most 3.8 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> NormalCdf(Vector128<double> x)
    {
        Vector128<double> tail = NormalTail(Vector128.Abs(x));
        return Vector128.ConditionalSelect(Vector128.GreaterThan(x, Vector128<double>.Zero), Vector128<double>.One - tail, tail);
    }

    /// <summary>The standard normal density, e^(−x²/2)/√(2π). At most 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> NormalDensity(Vector128<double> x) =>
        ExpOfMinusHalfSquare(Vector128.MinNative(Vector128.Create(NormalLimit), Vector128.Abs(x))) * Vector128.Create(InverseSqrtTwoPi);

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sqrt(Vector128<double> x) => Vector128.Sqrt(x);

    // Φ(−a) = e^(−a²/2)·N(t)/(a + 4), t = 2a/(a + 4) − 1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> NormalTail(Vector128<double> a)
    {
        a = Vector128.MinNative(Vector128.Create(NormalLimit), a);
        Vector128<double> inverse = Vector128<double>.One / (a + Vector128.Create(NormalShift));
        Vector128<double> density = ExpOfMinusHalfSquare(a);
        Vector128<double> t = Vector128.MultiplyAddEstimate(a + a, inverse, -Vector128<double>.One);
        Vector128<double> t2 = t * t;
        Vector128<double> t4 = t2 * t2;
        Vector128<double> h = Vector128.MultiplyAddEstimate(Vector128.Create(N21), t, Vector128.Create(N20));
        h = Vector128.MultiplyAddEstimate(Vector128.Create(N22), t2, h);
        h = Vector128.MultiplyAddEstimate(h, t4, Cubic(t, t2, N16, N17, N18, N19));
        h = Vector128.MultiplyAddEstimate(h, t4, Cubic(t, t2, N12, N13, N14, N15));
        h = Vector128.MultiplyAddEstimate(h, t4, Cubic(t, t2, N8, N9, N10, N11));
        h = Vector128.MultiplyAddEstimate(h, t4, Cubic(t, t2, N4, N5, N6, N7));
        h = Vector128.MultiplyAddEstimate(h, t4, Cubic(t, t2, N0, N1, N2, N3));
        return density * (h * inverse);
    }

    // e^(−a²/2): the square in two parts, for its rounding would come out magnified by its size
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ExpOfMinusHalfSquare(Vector128<double> a)
    {
        Vector128<double> upper = a & Vector128.Create(UpperHalfMask).AsDouble();
        Vector128<double> high = upper * upper * Vector128.Create(-0.5);
        Vector128<double> low = (a - upper) * (a + upper) * Vector128.Create(-0.5);
        Vector128<double> x = Vector128.MaxNative(Vector128.Create(ExpLowest), high + low);
        Vector128<double> shifted = Vector128.MultiplyAddEstimate(x, Vector128.Create(Log2E), Vector128.Create(RoundingMagic));
        Vector128<double> n = shifted - Vector128.Create(RoundingMagic);
        Vector128<double> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2High), high);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2Low), r + low);
        Vector128<double> scale = ((shifted.AsInt64() << MantissaWidth) + Vector128.Create(ExponentOfOne)).AsDouble();
        return Vector128.MultiplyAddEstimate(scale, ExpMinusOne(r), scale);
    }
}
