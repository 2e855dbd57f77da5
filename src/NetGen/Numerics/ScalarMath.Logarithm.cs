using System;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

public static partial class ScalarMath
{
    /// <summary>The natural logarithm: −∞ at zero, NaN below. At most 0.8 ulp, subnormal arguments included.</summary>
    public static double Log(double x)
    {
        if (!(x > 0.0))
        {
            return x == 0.0 ? double.NegativeInfinity : double.NaN;
        }

        if (x == double.PositiveInfinity)
        {
            return x;
        }

        bool subnormal = x < SmallestNormal;
        int k = ReduceLog(subnormal ? x * SubnormalScale : x, out double mantissa);
        return CombineLog(mantissa - 1.0, subnormal ? k - MantissaWidth : k);
    }

    /// <summary>log(1 + x), accurate near zero: −∞ at −1, NaN below. At most 1 ulp.</summary>
    public static double Log1p(double x)
    {
        // from here on 1 + x and x have the same logarithm
        const double OneIsLost = 1.8014398509481984E16;
        if (!(x > -1.0) || x >= OneIsLost)
        {
            return Log(x == -1.0 ? 0.0 : x);
        }

        if (Math.Abs(x) < TooSmallToBend)
        {
            return x;
        }

        // (1 + x)·2^−k − 1 without the rounding of 1 + x
        int k = ReduceLog(1.0 + x, out _);
        double scale = PowerOfTwo(-k);
        return CombineLog((x * scale) + (scale - 1.0), k);
    }

    /// <summary>log(1 + e^x), without overflow and without a linear cut-off. At most 1.5 ulp.</summary>
    public static double Softplus(double x) => Math.Max(x, 0.0) + Log1p(Exp(-Math.Abs(x)));

    /// <summary>The square root, correctly rounded.</summary>
    public static double Sqrt(double x) => Math.Sqrt(x);

    // x = mantissa·2^k, mantissa in [√½, √2), for a positive normal x
    private static int ReduceLog(double x, out double mantissa)
    {
        long bits = BitConverter.DoubleToInt64Bits(x) - SqrtHalfBits;
        mantissa = BitConverter.Int64BitsToDouble((bits & MantissaMask) + SqrtHalfBits);
        return (int)(bits >> MantissaWidth);
    }

    // log((1 + f)·2^k) = k·ln 2 + f − ½f² + s·(½f² + s²·L(s²)), s = f/(2 + f)
    private static double CombineLog(double f, int k)
    {
        double s = f / (2.0 + f);
        double z = s * s;
        double z2 = z * z;
        double l = (((L6 * z2) + (L5 * z) + L4) * (z2 * z2)) + Cubic(z, z2, L0, L1, L2, L3);
        double half = 0.5 * f * f;
        return (k * Ln2High) + (f - (half - ((s * (half + (z * l))) + (k * Ln2Low))));
    }
}
