using System.Collections.Generic;
using System.Linq;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>The functions of <c>VectorMath</c> in double precision.</summary>
internal static class DoubleFunctions
{
    private static readonly DoubleFunction[] All =
    [
        new("Exp", "exp", VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, ScalarMath.Exp, 1.5),
        new("Expm1", "expm1", VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, ScalarMath.Expm1, 2.0),
        new("Tanh", "tanh", VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, ScalarMath.Tanh, 2.75),
        new("Sigmoid", "sigmoid", VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, ScalarMath.Sigmoid, 2.0),
        new("Log", "log", VectorMath.Log, VectorMath.Log, VectorMath.Log, ScalarMath.Log, 0.8),
        new("Log1p", "log1p", VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, ScalarMath.Log1p, 1.0),
        new("Softplus", "softplus", VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, ScalarMath.Softplus, 1.5),
        new("Erf", "erf", VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, ScalarMath.Erf, 3.0),
        new("NormalCdf", "normal_cdf", VectorMath.NormalCdf, VectorMath.NormalCdf, VectorMath.NormalCdf, ScalarMath.NormalCdf, 4.0),
        new("NormalDensity", "normal_density", VectorMath.NormalDensity, VectorMath.NormalDensity, VectorMath.NormalDensity, ScalarMath.NormalDensity, 2.1),
    ];

    private static readonly Dictionary<string, DoubleFunction> ByName = All.ToDictionary(static function => function.Name);

    public static TheoryData<string> Names => [.. ByName.Keys];

    public static DoubleFunction Named(string name) => ByName[name];
}
