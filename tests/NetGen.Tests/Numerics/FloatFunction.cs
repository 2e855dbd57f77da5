using System;
using System.Runtime.Intrinsics;

namespace NetGen.Tests.Numerics;

/// <summary>One function of <c>VectorMath</c> in single precision at its three widths, its reference, and the error it promises.</summary>
internal sealed record FloatFunction(
    string Name,
    Func<Vector128<float>, Vector128<float>> At128,
    Func<Vector256<float>, Vector256<float>> At256,
    Func<Vector512<float>, Vector512<float>> At512,
    Func<double, double> Reference,
    double Bound,
    double Lowest = double.NegativeInfinity,
    double Highest = double.PositiveInfinity);
