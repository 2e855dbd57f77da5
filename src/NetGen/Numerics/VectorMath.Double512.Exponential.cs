using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>e^x. At most 1.5 ulp; infinite above 709.78, zero below −708.74.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        Vector512<double> rest = ReduceExp(x, out Vector512<double> scale);
        return Vector512.MultiplyAddEstimate(scale, rest, scale);
    }

    /// <summary>e^x − 1, accurate near zero. At most 2 ulp; infinite above 709.78, −1 in the limit below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Expm1(Vector512<double> x)
    {
        Vector512<double> rest = ReduceExp(x, out Vector512<double> scale);
        Vector512<double> result = Vector512.MultiplyAddEstimate(scale, rest, scale - Vector512<double>.One);
        return result | (x & Vector512.Create(-0.0));
    }

    /// <summary>1/(1 + e^−x), accurate in the left tail. At most 2 ulp; zero below −709.78.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sigmoid(Vector512<double> x) =>
        Vector512<double>.One / (Vector512<double>.One + Exp(-x));

    /// <summary>tanh x, accurate near zero, never outside [−1, 1]. At most 2.5 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        // t/(t + 2), t = e^(−2|x|) − 1
        Vector512<double> t = x | Vector512.Create(-0.0);
        Vector512<double> rest = ReduceExp(t + t, out Vector512<double> scale);
        t = Vector512.MultiplyAddEstimate(scale, rest, scale - Vector512<double>.One);
        return Vector512.CopySign(t / (t + Vector512.Create(2.0)), x);
    }

    // e^x = scale·(1 + rest); scale = 2^n, rest = e^r − 1, r = x − n·ln 2
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ReduceExp(Vector512<double> x, out Vector512<double> scale)
    {
        // the operand that may be NaN stands second, where the instruction lets it pass
        x = Vector512.MaxNative(Vector512.Create(ExpLowest), x);
        Vector512<double> shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(Log2E), Vector512.Create(RoundingMagic));
        shifted = Vector512.MinNative(Vector512.Create(RoundingMagic + ExpLargestExponent), shifted);
        Vector512<double> n = shifted - Vector512.Create(RoundingMagic);
        Vector512<double> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2High), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2Low), r);
        scale = ((shifted.AsInt64() << MantissaWidth) + Vector512.Create(ExponentOfOne)).AsDouble();
        return ExpMinusOne(r);
    }

    // e^r − 1 = r + r²·E(r)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpMinusOne(Vector512<double> r)
    {
        Vector512<double> r2 = r * r;
        Vector512<double> r4 = r2 * r2;
        Vector512<double> e = Vector512.MultiplyAddEstimate(Vector512.Create(E9), r, Vector512.Create(E8));
        e = Vector512.MultiplyAddEstimate(Vector512.Create(E10), r2, e);
        e = Vector512.MultiplyAddEstimate(e, r4, Cubic(r, r2, E4, E5, E6, E7));
        e = Vector512.MultiplyAddEstimate(e, r4, Cubic(r, r2, E0, E1, E2, E3));
        return Vector512.MultiplyAddEstimate(e, r2, r);
    }

    // c0 + c1·x + c2·x² + c3·x³
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Cubic(Vector512<double> x, Vector512<double> x2, double c0, double c1, double c2, double c3)
    {
        Vector512<double> low = Vector512.MultiplyAddEstimate(Vector512.Create(c1), x, Vector512.Create(c0));
        Vector512<double> high = Vector512.MultiplyAddEstimate(Vector512.Create(c3), x, Vector512.Create(c2));
        return Vector512.MultiplyAddEstimate(high, x2, low);
    }
}
