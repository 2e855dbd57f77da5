using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>e^x. At most 1.5 ulp; infinite above 709.78, zero below −708.74.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        Vector256<double> rest = ReduceExp(x, out Vector256<double> scale);
        return Vector256.MultiplyAddEstimate(scale, rest, scale);
    }

    /// <summary>e^x − 1, accurate near zero. At most 2 ulp; infinite above 709.78, −1 in the limit below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Expm1(Vector256<double> x)
    {
        Vector256<double> rest = ReduceExp(x, out Vector256<double> scale);
        Vector256<double> result = Vector256.MultiplyAddEstimate(scale, rest, scale - Vector256<double>.One);
        return result | (x & Vector256.Create(-0.0));
    }

    /// <summary>1/(1 + e^−x), accurate in the left tail. At most 2 ulp; zero below −709.78.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sigmoid(Vector256<double> x) =>
        Vector256<double>.One / (Vector256<double>.One + Exp(-x));

    /// <summary>tanh x, accurate near zero, never outside [−1, 1]. At most 2.5 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Tanh(Vector256<double> x)
    {
        // t/(t + 2), t = e^(−2|x|) − 1
        Vector256<double> t = x | Vector256.Create(-0.0);
        Vector256<double> rest = ReduceExp(t + t, out Vector256<double> scale);
        t = Vector256.MultiplyAddEstimate(scale, rest, scale - Vector256<double>.One);
        return Vector256.CopySign(t / (t + Vector256.Create(2.0)), x);
    }

    // e^x = scale·(1 + rest); scale = 2^n, rest = e^r − 1, r = x − n·ln 2
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ReduceExp(Vector256<double> x, out Vector256<double> scale)
    {
        // the operand that may be NaN stands second, where the instruction lets it pass
        x = Vector256.MaxNative(Vector256.Create(ExpLowest), x);
        Vector256<double> shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(Log2E), Vector256.Create(RoundingMagic));
        shifted = Vector256.MinNative(Vector256.Create(RoundingMagic + ExpLargestExponent), shifted);
        Vector256<double> n = shifted - Vector256.Create(RoundingMagic);
        Vector256<double> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2High), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Low), r);
        scale = ((shifted.AsInt64() << MantissaWidth) + Vector256.Create(ExponentOfOne)).AsDouble();
        return ExpMinusOne(r);
    }

    // e^r − 1 = r + r²·E(r)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpMinusOne(Vector256<double> r)
    {
        Vector256<double> r2 = r * r;
        Vector256<double> r4 = r2 * r2;
        Vector256<double> e = Vector256.MultiplyAddEstimate(Vector256.Create(E9), r, Vector256.Create(E8));
        e = Vector256.MultiplyAddEstimate(Vector256.Create(E10), r2, e);
        e = Vector256.MultiplyAddEstimate(e, r4, Cubic(r, r2, E4, E5, E6, E7));
        e = Vector256.MultiplyAddEstimate(e, r4, Cubic(r, r2, E0, E1, E2, E3));
        return Vector256.MultiplyAddEstimate(e, r2, r);
    }

    // c0 + c1·x + c2·x² + c3·x³
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Cubic(Vector256<double> x, Vector256<double> x2, double c0, double c1, double c2, double c3)
    {
        Vector256<double> low = Vector256.MultiplyAddEstimate(Vector256.Create(c1), x, Vector256.Create(c0));
        Vector256<double> high = Vector256.MultiplyAddEstimate(Vector256.Create(c3), x, Vector256.Create(c2));
        return Vector256.MultiplyAddEstimate(high, x2, low);
    }
}
