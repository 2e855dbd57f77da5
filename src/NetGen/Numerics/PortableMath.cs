using System;

namespace NetGen;

/// <summary>
/// Functions written from + − × ÷ and bit operations alone, which IEEE 754 rounds the same everywhere: the same bits on every machine,
/// where <see cref="Math"/> asks the platform's C library. The JIT does not contract a product and a sum into a fused one.
/// </summary>
internal static class PortableMath
{
    // ln 2 in two parts: the high one has 32 significant bits, so that k·Ln2High is exact for every exponent k.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    private const int FractionBits = 52;
    private const long FractionMask = (1L << FractionBits) - 1;
    private const long SqrtHalfFraction = 0x6A09E667F3BCD;
    private const int Bias = 1023;

    /// <summary>The natural logarithm, to less than 1 ulp. Method and coefficients: fdlibm's <c>e_log.c</c>, Sun Microsystems 1993.</summary>
    /// <returns>NaN below 0, −∞ at 0.</returns>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        if (x == 0)
        {
            return double.NegativeInfinity;
        }

        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        // x = 2^k·(1 + f) with √½ ≤ 1 + f < √2.
        int k = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 1L << 54;
            k = -54;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        long fraction = bits & FractionMask;
        bool upperHalf = fraction >= SqrtHalfFraction;
        k += (int)(bits >> FractionBits) - Bias + (upperHalf ? 1 : 0);
        long exponent = upperHalf ? Bias - 1 : Bias;
        double f = BitConverter.Int64BitsToDouble((exponent << FractionBits) | fraction) - 1;

        // ln(1 + f) = f − f²/2 + s·(f²/2 + R) with s = f / (2 + f) and R the minimax polynomial of (ln((1 + s)/(1 − s)) − 2s) / s.
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double even = w * (3.999999999940941908e-01 + (w * (2.222219843214978396e-01 + (w * 1.531383769920937332e-01))));
        double odd = z * (
            6.666666666666735130e-01 + (w * (2.857142874366239149e-01 + (w * (1.818357216161805012e-01 + (w * 1.479819860511658591e-01))))));
        double r = odd + even;
        double halfSquare = 0.5 * f * f;
        return (k * Ln2High) - ((halfSquare - ((s * (halfSquare + r)) + (k * Ln2Low))) - f);
    }
}
