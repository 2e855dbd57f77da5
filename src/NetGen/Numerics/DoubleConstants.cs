namespace NetGen.Numerics;

/// <summary>Constants of the double-precision functions, scalar and vector; fitted as those of <see cref="FloatConstants"/>.</summary>
internal static class DoubleConstants
{
    /// <summary>1.5·2⁵²: added to a double, it leaves the nearest integer in the low bits of the sum.</summary>
    public const double RoundingMagic = 6755399441055744.0;

    /// <summary>2⁵², whose mantissa's low bits are an integer's.</summary>
    public const double IntegerMagic = 4503599627370496.0;

    public const double Log2E = 1.4426950408889634;

    /// <summary>ln 2 to 33 bits, so that its product with every exponent is exact.</summary>
    public const double Ln2High = 0.6931471804855391;

    public const double Ln2Low = 7.440617110012397E-11;

    public const double SqrtTwo = 1.4142135623730951;

    public const double SqrtTwoMinusOne = 0.41421356237309503;

    /// <summary>Bits of √½, the lower end of the reduced argument of the logarithm.</summary>
    public const long SqrtHalfBits = 0x3FE6A09E667F3BCD;

    public const long MantissaMask = 0x000FFFFFFFFFFFFF;

    public const long ExponentOfOne = 0x3FF0000000000000;

    public const int MantissaWidth = 52;

    public const int ExponentBias = 1023;

    public const double SmallestNormal = 2.2250738585072014E-308;

    /// <summary>2⁵², which brings every subnormal number among the normal ones.</summary>
    public const double SubnormalScale = IntegerMagic;

    /// <summary>Below it e^x is less than half the smallest normal number.</summary>
    public const double ExpLowest = -709.0;

    /// <summary>Below it e^x rounds to zero.</summary>
    public const double ExpZero = -746.0;

    /// <summary>The largest exponent a scale can have; above it the reduced argument grows instead, up to ln 2 and then to infinity.</summary>
    public const double ExpLargestExponent = 1023.0;

    // e^r = 1 + r + r²·E(r) on [−½ln 2, ln 2], error 1.2e-17 relative to e^r − 1 up to ½ln 2; all positive
    public const double E0 = 0.49999999999999994;
    public const double E1 = 0.16666666666666408;
    public const double E2 = 0.041666666666674824;
    public const double E3 = 0.008333333333517864;
    public const double E4 = 0.0013888888884998592;
    public const double E5 = 0.000198412694390674;
    public const double E6 = 2.480159561137349E-05;
    public const double E7 = 2.755764898592106E-06;
    public const double E8 = 2.754936951268275E-07;
    public const double E9 = 2.4981498913940163E-08;
    public const double E10 = 2.363226915025249E-09;

    // log(1 + f) = f − ½f² + s·(½f² + s²·L(s²)), s = f/(2 + f), f in [√½ − 1, √2 − 1], relative error 1.3e-18
    public const double L0 = 0.6666666666666734;
    public const double L1 = 0.39999999999416497;
    public const double L2 = 0.285714287420801;
    public const double L3 = 0.22222198598264484;
    public const double L4 = 0.18183563264257982;
    public const double L5 = 0.15314072982338534;
    public const double L6 = 0.14795763358576583;

    // erf x = x·G(x²) on [0, 1], relative error 1.5e-17
    public const double G0 = 1.1283791670955126;
    public const double G1 = -0.37612638903183343;
    public const double G2 = 0.11283791670936967;
    public const double G3 = -0.02686617064196474;
    public const double G4 = 0.005223977596807393;
    public const double G5 = -0.0008548325489698255;
    public const double G6 = 0.0001205528067587861;
    public const double G7 = -1.492446983087743E-05;
    public const double G8 = 1.6444211388006406E-06;
    public const double G9 = -1.6184524994386346E-07;
    public const double G10 = 1.3619292461534785E-08;
    public const double G11 = -7.613159943076973E-10;

    /// <summary>Beyond it the left tail of the normal distribution is zero, subnormal numbers included.</summary>
    public const double NormalLimit = 39.0;

    /// <summary>The upper half of a mantissa: the square of what it leaves is exact.</summary>
    public const long UpperHalfMask = unchecked((long)0xFFFFFFFFF8000000);

    // Φ(−a)·e^(a²/2)·(a + 4) = N(t), t = 2a/(a + 4) − 1, a in [0, 39], relative error 6.9e-17
    public const double NormalShift = 4.0;
    public const double N0 = 0.7552851304157515;
    public const double N1 = -0.6078966419718921;
    public const double N2 = 0.3871374007422195;
    public const double N3 = -0.18652185795966547;
    public const double N4 = 0.060396574890666334;
    public const double N5 = -0.007540188966434105;
    public const double N6 = -0.003479692361608249;
    public const double N7 = 0.0016308184532687802;
    public const double N8 = 0.00013334424853726567;
    public const double N9 = -0.00023109490364756218;
    public const double N10 = -1.9078440426658675E-06;
    public const double N11 = 3.514456940266204E-05;
    public const double N12 = 7.149757257321041E-07;
    public const double N13 = -5.920010578069289E-06;
    public const double N14 = -6.252287705449137E-07;
    public const double N15 = 1.0218560524415203E-06;
    public const double N16 = 2.641548144289968E-07;
    public const double N17 = -1.5659087905954765E-07;
    public const double N18 = -7.721040167368476E-08;
    public const double N19 = 1.606850270316238E-08;
    public const double N20 = 1.4618855775302138E-08;
    public const double N21 = -3.3884405637893124E-10;
    public const double N22 = -1.196461184054138E-09;

    /// <summary>1/√(2π).</summary>
    public const double InverseSqrtTwoPi = 0.3989422804014327;
}
