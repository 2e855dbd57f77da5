using System.Collections.Generic;
using System.Linq;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

/// <summary>The functions of <c>VectorMath</c> in single precision.</summary>
internal static class FloatFunctions
{
    private static readonly FloatFunction[] All =
    [
        new("Exp", VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, ScalarMath.Exp, 1.1, Lowest: 0),
        new("Expm1", VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, ScalarMath.Expm1, 1.5, Lowest: -1),
        new("Tanh", VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, ScalarMath.Tanh, 5, -1, 1),
        new("Sigmoid", VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, ScalarMath.Sigmoid, 2.5, 0, 1),
        new("Log", VectorMath.Log, VectorMath.Log, VectorMath.Log, ScalarMath.Log, 1),
        new("Log1p", VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, ScalarMath.Log1p, 1.5),
        new("Softplus", VectorMath.Softplus, VectorMath.Softplus, VectorMath.Softplus, ScalarMath.Softplus, 2, Lowest: 0),
        new("Erf", VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, ScalarMath.Erf, 5, -1, 1),
        new("NormalCdf", VectorMath.NormalCdf, VectorMath.NormalCdf, VectorMath.NormalCdf, ScalarMath.NormalCdf, 5.5, 0, 1),
        new("NormalDensity", VectorMath.NormalDensity, VectorMath.NormalDensity, VectorMath.NormalDensity, ScalarMath.NormalDensity, 2.5, 0, 0.4),
        new("Sqrt", VectorMath.Sqrt, VectorMath.Sqrt, VectorMath.Sqrt, ScalarMath.Sqrt, 0.5),
    ];

    private static readonly Dictionary<string, FloatFunction> ByName = All.ToDictionary(static function => function.Name);

    public static TheoryData<string> Names => [.. ByName.Keys];

    public static FloatFunction Named(string name) => ByName[name];
}
