using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>e^x. At most 1.5 ulp; infinite above 709.78, zero below −708.74.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Exp(Vector128<double> x)
    {
        Vector128<double> rest = ReduceExp(x, out Vector128<double> scale);
        return Vector128.MultiplyAddEstimate(scale, rest, scale);
    }

    /// <summary>e^x − 1, accurate near zero. At most 2 ulp; infinite above 709.78, −1 in the limit below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Expm1(Vector128<double> x)
    {
        Vector128<double> rest = ReduceExp(x, out Vector128<double> scale);
        Vector128<double> result = Vector128.MultiplyAddEstimate(scale, rest, scale - Vector128<double>.One);
        return result | (x & Vector128.Create(-0.0));
    }

    /// <summary>1/(1 + e^−x), accurate in the left tail. At most 2 ulp; zero below −709.78.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sigmoid(Vector128<double> x) =>
        Vector128<double>.One / (Vector128<double>.One + Exp(-x));

    /// <summary>tanh x, accurate near zero, never outside [−1, 1]. At most 2.5 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Tanh(Vector128<double> x)
    {
        // t/(t + 2), t = e^(−2|x|) − 1
        Vector128<double> t = x | Vector128.Create(-0.0);
        Vector128<double> rest = ReduceExp(t + t, out Vector128<double> scale);
        t = Vector128.MultiplyAddEstimate(scale, rest, scale - Vector128<double>.One);
        return Vector128.CopySign(t / (t + Vector128.Create(2.0)), x);
    }

    // e^x = scale·(1 + rest); scale = 2^n, rest = e^r − 1, r = x − n·ln 2
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ReduceExp(Vector128<double> x, out Vector128<double> scale)
    {
        // the operand that may be NaN stands second, where the instruction lets it pass
        x = Vector128.MaxNative(Vector128.Create(ExpLowest), x);
        Vector128<double> shifted = Vector128.MultiplyAddEstimate(x, Vector128.Create(Log2E), Vector128.Create(RoundingMagic));
        shifted = Vector128.MinNative(Vector128.Create(RoundingMagic + ExpLargestExponent), shifted);
        Vector128<double> n = shifted - Vector128.Create(RoundingMagic);
        Vector128<double> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2High), x);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2Low), r);
        scale = ((shifted.AsInt64() << MantissaWidth) + Vector128.Create(ExponentOfOne)).AsDouble();
        return ExpMinusOne(r);
    }

    // e^r − 1 = r + r²·E(r)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ExpMinusOne(Vector128<double> r)
    {
        Vector128<double> r2 = r * r;
        Vector128<double> r4 = r2 * r2;
        Vector128<double> e = Vector128.MultiplyAddEstimate(Vector128.Create(E9), r, Vector128.Create(E8));
        e = Vector128.MultiplyAddEstimate(Vector128.Create(E10), r2, e);
        e = Vector128.MultiplyAddEstimate(e, r4, Cubic(r, r2, E4, E5, E6, E7));
        e = Vector128.MultiplyAddEstimate(e, r4, Cubic(r, r2, E0, E1, E2, E3));
        return Vector128.MultiplyAddEstimate(e, r2, r);
    }

    // c0 + c1·x + c2·x² + c3·x³
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Cubic(Vector128<double> x, Vector128<double> x2, double c0, double c1, double c2, double c3)
    {
        Vector128<double> low = Vector128.MultiplyAddEstimate(Vector128.Create(c1), x, Vector128.Create(c0));
        Vector128<double> high = Vector128.MultiplyAddEstimate(Vector128.Create(c3), x, Vector128.Create(c2));
        return Vector128.MultiplyAddEstimate(high, x2, low);
    }
}
