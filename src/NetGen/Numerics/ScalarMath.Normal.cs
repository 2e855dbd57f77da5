using System;
using static NetGen.Numerics.DoubleConstants;

namespace NetGen.Numerics;

public static partial class ScalarMath
{
    /// <summary>The error function, accurate near zero, never outside [−1, 1]. At most 2.7 ulp.</summary>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (a >= 1.0)
        {
            return Math.CopySign(1.0 - (2.0 * NormalTail(SqrtTwo * a)), x);
        }

        double z = x * x;
        double z2 = z * z;
        double z4 = z2 * z2;
        double g = (Cubic(z, z2, G8, G9, G10, G11) * z4) + Cubic(z, z2, G4, G5, G6, G7);
        return x * ((g * z4) + Cubic(z, z2, G0, G1, G2, G3));
    }

    /// <summary>The standard normal distribution function, accurate in the left tail. At most 3.8 ulp.</summary>
    public static double NormalCdf(double x)
    {
        double tail = NormalTail(Math.Abs(x));
        return x > 0.0 ? 1.0 - tail : tail;
    }

    /// <summary>The standard normal density, e^(−x²/2)/√(2π). At most 2 ulp.</summary>
    public static double NormalDensity(double x) => ExpOfMinusHalfSquare(Math.Min(NormalLimit, Math.Abs(x))) * InverseSqrtTwoPi;

    // Φ(−a) = e^(−a²/2)·N(t)/(a + 4), t = 2a/(a + 4) − 1
    private static double NormalTail(double a)
    {
        a = Math.Min(NormalLimit, a);
        double inverse = 1.0 / (a + NormalShift);
        double t = (2.0 * a * inverse) - 1.0;
        double t2 = t * t;
        double t4 = t2 * t2;
        double h = (N22 * t2) + (N21 * t) + N20;
        h = (h * t4) + Cubic(t, t2, N16, N17, N18, N19);
        h = (h * t4) + Cubic(t, t2, N12, N13, N14, N15);
        h = (h * t4) + Cubic(t, t2, N8, N9, N10, N11);
        h = (h * t4) + Cubic(t, t2, N4, N5, N6, N7);
        h = (h * t4) + Cubic(t, t2, N0, N1, N2, N3);
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
