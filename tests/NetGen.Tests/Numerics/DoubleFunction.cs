using System;
using System.Runtime.Intrinsics;

namespace NetGen.Tests.Numerics;

/// <summary>One function of <c>VectorMath</c> in double precision at its three widths, its rows of vectors, and the error it promises.</summary>
internal sealed record DoubleFunction(
    string Name,
    string Vectors,
    Func<Vector128<double>, Vector128<double>> At128,
    Func<Vector256<double>, Vector256<double>> At256,
    Func<Vector512<double>, Vector512<double>> At512,
    Func<double, double> Scalar,
    double Bound);
