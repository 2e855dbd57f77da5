using System;

namespace NetGen.Tests.Numerics;

/// <summary>Distances in units in the last place of the exact value; infinite where the kinds of number differ.</summary>
internal static class Ulp
{
    /// <summary>The distance of a float from the value it should round. A subnormal value may have become zero.</summary>
    public static double Between(float actual, double exact)
    {
        float rounded = (float)exact;
        if (!float.IsFinite(rounded) || !float.IsFinite(actual))
        {
            return rounded.Equals(actual) ? 0 : double.PositiveInfinity;
        }

        const double SmallestNormal = 1.17549435082228751E-38;
        if (Math.Abs(exact) < SmallestNormal)
        {
            return actual == 0 || Math.Abs(actual - exact) <= float.Epsilon ? 0 : double.PositiveInfinity;
        }

        return Math.Abs(actual - exact) / Math.ScaleB(1, Math.ILogB(exact) - 23);
    }

    /// <summary>The distance of a double from a value given by the double nearest to it and the rest, in ulp.</summary>
    public static double Between(double actual, double nearest, double rest)
    {
        if (!double.IsFinite(actual))
        {
            return actual.Equals(nearest) ? 0 : double.PositiveInfinity;
        }

        return Math.Abs(((actual - nearest) / (Math.BitIncrement(Math.Abs(nearest)) - Math.Abs(nearest))) - rest);
    }
}
