namespace NetGen.Numerics;

/// <summary>
/// Constants of the single-precision functions. The polynomials are minimax fits of this project, made in fifty digits (Remez
/// exchange; reweighted least squares for erf), coefficients rounded to float one after another with the rest fitted again; the
/// bound beside each is that of the rounded one.
/// </summary>
internal static class FloatConstants
{
    /// <summary>1.5·2²³: added to a float, it leaves the nearest integer in the low bits of the sum.</summary>
    public const float RoundingMagic = 12582912f;

    public const float Log2E = 1.44269502f;

    /// <summary>355/512, short enough that its product with every exponent is exact without a fused multiply-add.</summary>
    public const float Ln2High = 0.693359375f;

    public const float Ln2Low = -2.12194440e-4f;

    public const float SqrtTwoMinusOne = 0.414213562f;

    /// <summary>Bits of √½, the lower end of the reduced argument of the logarithm.</summary>
    public const int SqrtHalfBits = 0x3F3504F3;

    public const int MantissaMask = 0x007FFFFF;

    public const int ExponentOfOne = 0x3F800000;

    public const int MantissaWidth = 23;

    public const float SmallestNormal = 1.17549435e-38f;

    /// <summary>2²³, which brings every subnormal number among the normal ones.</summary>
    public const float SubnormalScale = 8388608f;

    /// <summary>Below it e^x is less than half the smallest normal number, and the scale of the result is zero.</summary>
    public const float ExpLowest = -88f;

    /// <summary>The largest exponent a scale can have; above it the reduced argument grows instead, up to ln 2 and then to infinity.</summary>
    public const float ExpLargestExponent = 127f;

    // e^r = 1 + r + r²·E(r) on [−½ln 2, ln 2], error 3.2e-9 relative to e^r − 1 up to ½ln 2;
    // all positive, so that an infinite r gives infinity
    public const float E0 = 0.5f;
    public const float E1 = 0.16666688f;
    public const float E2 = 0.0416667797f;
    public const float E3 = 0.00832852442f;
    public const float E4 = 0.00139031373f;
    public const float E5 = 0.000223549505f;

    // log(1 + f) = f − ½f² + f³·L(f) on [√½ − 1, √2 − 1], relative error 5.9e-9
    public const float L0 = 0.333333313f;
    public const float L1 = -0.250008196f;
    public const float L2 = 0.200012416f;
    public const float L3 = -0.166234076f;
    public const float L4 = 0.142015785f;
    public const float L5 = -0.131596342f;
    public const float L6 = 0.12762247f;
    public const float L7 = -0.0763639882f;

    /// <summary>Here and above, tanh rounds to one: among those, an argument at which the quotient does too, fused or not.</summary>
    public const float TanhSaturation = 9.012333f;

    // tanh x = x·P(x²)/Q(x²) on [0, 9.02], P0 = Q0 = 1, relative error 1.1e-8
    public const float TanhP1 = 0.140272796f;
    public const float TanhP2 = 0.00433111098f;
    public const float TanhP3 = 3.99129931e-05f;
    public const float TanhP4 = 9.85147679e-08f;
    public const float TanhP5 = 2.95756857e-11f;
    public const float TanhQ1 = 0.47360611f;
    public const float TanhQ2 = 0.0288665108f;
    public const float TanhQ3 = 0.000482837291f;
    public const float TanhQ4 = 2.39093129e-06f;
    public const float TanhQ5 = 2.50301424e-09f;

    /// <summary>A little above the interval of the fit, where erf rounds to one and the quotient is safely more.</summary>
    public const float ErfSaturation = 4.1f;

    // erf x = x·P(x²)/Q(x²) on [0, 3.93], relative error 2.4e-8; Q0 is near one such that P0/Q0 hits 2/√π to 2e-12
    public const float ErfP0 = 1.1292944f;
    public const float ErfP1 = 0.190401018f;
    public const float ErfP2 = 0.0527620241f;
    public const float ErfP3 = 0.00375936204f;
    public const float ErfP4 = 0.000284470443f;
    public const float ErfP5 = 2.04732032e-06f;
    public const float ErfQ0 = 1.0008111f;
    public const float ErfQ1 = 0.502341807f;
    public const float ErfQ2 = 0.11412783f;
    public const float ErfQ3 = 0.0149633437f;
    public const float ErfQ4 = 0.00116039836f;
    public const float ErfQ5 = 3.8043112e-05f;

    /// <summary>Beyond it the left tail of the normal distribution is zero in single precision.</summary>
    public const float NormalLimit = 14f;

    /// <summary>The upper twelve bits of a mantissa: the square of what they leave is exact.</summary>
    public const int UpperHalfMask = unchecked((int)0xFFFFF000);

    // Φ(−a)·e^(a²/2)·(a + 4) = N(t), t = 2a/(a + 4) − 1, a in [0, 14], relative error 1.8e-8
    public const float NormalShift = 4f;
    public const float N0 = 0.755285144f;
    public const float N1 = -0.607896626f;
    public const float N2 = 0.387136251f;
    public const float N3 = -0.186522305f;
    public const float N4 = 0.0604119897f;
    public const float N5 = -0.00753102126f;
    public const float N6 = -0.00354812015f;
    public const float N7 = 0.00156818656f;
    public const float N8 = 0.000231679063f;
    public const float N9 = -0.00010126063f;

    /// <summary>1/√(2π).</summary>
    public const float InverseSqrtTwoPi = 0.398942280f;
}
