using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

/// <summary>
/// Elementary functions of one number, for generated code: own approximations out of + − × ÷ √ only, so that every machine
/// computes the same bits. The whole range is safe: subnormal numbers, infinities and NaN, which gives NaN.
/// </summary>
/// <remarks>
/// The polynomials are minimax fits of this project. Errors are those of the double overload, the largest
/// over thousands of values of sixty digits, in units in the last place (ulp); none reaches 1e-15 of the value. The float overload
/// computes in double and rounds once.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ScalarMath
{
    private const double TooSmallToBend = 5.5511151231257827E-17;

    /// <summary>e^x. At most 1.5 ulp; infinite above 709.78, subnormal results to the last.</summary>
    public static double Exp(double x)
    {
        if (x < ExpZero)
        {
            return 0.0;
        }

        double rest = ReduceExp(x, 0.0, out int n);
        return ScaledOnePlus(rest, n);
    }

    /// <summary>e^x − 1, accurate near zero. At most 2 ulp; infinite above 709.78, −1 in the limit below.</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) < TooSmallToBend)
        {
            return x;
        }

        if (x < -40.0)
        {
            return -1.0;
        }

        double rest = ReduceExp(x, 0.0, out int n);
        double scale = PowerOfTwo(n);
        return (scale * rest) + (scale - 1.0);
    }

    /// <summary>tanh x, accurate near zero, never outside [−1, 1]. At most 2.6 ulp.</summary>
    public static double Tanh(double x)
    {
        double t = Expm1(-2.0 * Math.Abs(x));
        return Math.CopySign(t / (t + 2.0), x);
    }

    /// <summary>1/(1 + e^−x), accurate in the left tail, subnormal results to the last. At most 2 ulp.</summary>
    public static double Sigmoid(double x)
    {
        if (x >= 0.0)
        {
            return 1.0 / (1.0 + Exp(-x));
        }

        double e = Exp(x);
        return e / (1.0 + e);
    }

    // e^(x + low) = 2^n·(1 + rest), rest = e^r − 1 = r + r²·E(r), r = x + low − n·ln 2
    private static double ReduceExp(double x, double low, out int n)
    {
        double k = Math.Min((x * Log2E) + RoundingMagic, RoundingMagic + ExpLargestExponent) - RoundingMagic;
        double r = (x - (k * Ln2High)) + (low - (k * Ln2Low));
        double r2 = r * r;
        double r4 = r2 * r2;
        double e = (((E10 * r2) + (E9 * r) + E8) * r4) + Cubic(r, r2, E4, E5, E6, E7);
        e = (e * r4) + Cubic(r, r2, E0, E1, E2, E3);
        n = (int)k;
        return (r2 * e) + r;
    }

    // 2^n·(1 + rest), rounded once more where the result is subnormal
    private static double ScaledOnePlus(double rest, int n)
    {
        const int Lift = 128;
        if (n > 1 - ExponentBias)
        {
            double scale = PowerOfTwo(n);
            return (scale * rest) + scale;
        }

        double lifted = PowerOfTwo(n + Lift);
        return ((lifted * rest) + lifted) * PowerOfTwo(-Lift);
    }

    // c0 + c1·x + c2·x² + c3·x³
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Cubic(double x, double x2, double c0, double c1, double c2, double c3) =>
        (((c3 * x) + c2) * x2) + ((c1 * x) + c0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowerOfTwo(int n) => BitConverter.Int64BitsToDouble((long)(n + ExponentBias) << MantissaWidth);
}
