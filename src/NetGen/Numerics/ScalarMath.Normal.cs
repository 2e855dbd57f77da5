using System;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

public static partial class ScalarMath
{
    /// <summary>The error function, accurate near zero.</summary>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (a >= 1.0)
        {
            return Math.CopySign(1.0 - (2.0 * NormalTail(SqrtTwo * a)), x);
        }

        double z = x * x;
        double g = (((((((((((G11 * z) + G10) * z) + G9) * z) + G8) * z) + G7) * z) + G6) * z) + G5;
        g = (((((((((g * z) + G4) * z) + G3) * z) + G2) * z) + G1) * z) + G0;
        return x * g;
    }

    /// <summary>The standard normal distribution function, accurate in the left tail.</summary>
    public static double NormalCdf(double x)
    {
        double tail = NormalTail(Math.Abs(x));
        return x > 0.0 ? 1.0 - tail : tail;
    }

    /// <summary>The standard normal density, e^(−x²/2)/√(2π).</summary>
    public static double NormalDensity(double x) => ExpOfMinusHalfSquare(Math.Min(NormalLimit, Math.Abs(x))) * InverseSqrtTwoPi;

    // Φ(−a) = e^(−a²/2)·N(t)/(a + 4), t = (a − 4)/(a + 4)
    private static double NormalTail(double a)
    {
        a = Math.Min(NormalLimit, a);
        double inverse = 1.0 / (a + NormalShift);
        double t = (a - NormalShift) * inverse;
        double h = (((((((((N22 * t) + N21) * t) + N20) * t) + N19) * t) + N18) * t) + N17;
        h = (((((((((((h * t) + N16) * t) + N15) * t) + N14) * t) + N13) * t) + N12) * t) + N11;
        h = (((((((((((h * t) + N10) * t) + N9) * t) + N8) * t) + N7) * t) + N6) * t) + N5;
        h = (((((((((h * t) + N4) * t) + N3) * t) + N2) * t) + N1) * t) + N0;
        return ExpOfMinusHalfSquare(a) * (h * inverse);
    }

    // e^(−a²/2): the square in two parts, for its rounding would come out magnified by its size
    private static double ExpOfMinusHalfSquare(double a)
    {
        double upper = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a) & UpperHalfMask);
        double rest = ReduceExp(-0.5 * upper * upper, -0.5 * (a - upper) * (a + upper), out int n);
        return ScaledOnePlus(rest, n);
    }
}
