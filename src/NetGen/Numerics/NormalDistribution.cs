using System;
using System.Numerics;

namespace NetGen;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>How far from 1/2 the first approximation reaches.</summary>
    private const double Centre = 0.425;
    private const double CentreSquared = 0.180625;

    // Numerators and denominators of the three rational approximations, lowest power first.
    private static ReadOnlySpan<double> CentralNumerator =>
    [
        3.3871328727963666080, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
        4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3,
    ];

    private static ReadOnlySpan<double> CentralDenominator =>
    [
        1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
        2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3,
    ];

    private static ReadOnlySpan<double> MiddleNumerator =>
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    private static ReadOnlySpan<double> MiddleDenominator =>
    [
        1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static ReadOnlySpan<double> TailNumerator =>
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static ReadOnlySpan<double> TailDenominator =>
    [
        1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];

    /// <summary>
    /// The value below which a standard normal variate falls with probability <paramref name="probability"/>; about 16 figures, the same bits on
    /// every machine. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988), routine PPND16.
    /// </summary>
    /// <returns>−∞ at 0, ∞ at 1, NaN outside [0, 1].</returns>
    public static double Quantile(double probability)
    {
        double fromCentre = probability - 0.5;
        if (Math.Abs(fromCentre) <= Centre)
        {
            double t = CentreSquared - (fromCentre * fromCentre);
            return fromCentre * (Polynomial(CentralNumerator, t) / Polynomial(CentralDenominator, t));
        }

        double tail = fromCentre < 0 ? probability : 1 - probability;
        double magnitude = tail > 0 ? TailQuantile(Math.Sqrt(-PortableMath.Log(tail))) : tail == 0 ? double.PositiveInfinity : double.NaN;
        return fromCentre < 0 ? -magnitude : magnitude;
    }

    /// <summary>The quantiles of many probabilities: the same bits. What is far from the centre, some 15 of 100, goes one by one.</summary>
    public static void Quantile(ReadOnlySpan<double> probabilities, Span<double> quantiles)
    {
        int whole = probabilities.Length / Vector<double>.Count * Vector<double>.Count;
        for (int i = 0; i < whole; i += Vector<double>.Count)
        {
            Vector<double> fromCentre = Vector.Create(probabilities[i..]) - Vector.Create(0.5);
            Vector<double> t = Vector.Create(CentreSquared) - (fromCentre * fromCentre);
            (fromCentre * (Polynomial(CentralNumerator, t) / Polynomial(CentralDenominator, t))).CopyTo(quantiles[i..]);
        }

        for (int i = 0; i < probabilities.Length; i++)
        {
            if (i >= whole || Math.Abs(probabilities[i] - 0.5) > Centre)
            {
                quantiles[i] = Quantile(probabilities[i]);
            }
        }
    }

    private static double TailQuantile(double r) => r <= 5
        ? Polynomial(MiddleNumerator, r - 1.6) / Polynomial(MiddleDenominator, r - 1.6)
        : Polynomial(TailNumerator, r - 5) / Polynomial(TailDenominator, r - 5);

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }

    private static Vector<double> Polynomial(ReadOnlySpan<double> coefficients, Vector<double> x)
    {
        Vector<double> sum = Vector<double>.Zero;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + Vector.Create(coefficients[i]);
        }

        return sum;
    }
}
