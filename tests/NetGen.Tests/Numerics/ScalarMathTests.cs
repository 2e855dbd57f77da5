using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Numerics;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Tests.Numerics;

/// <summary>The scalar functions in double against vectors of sixty digits, and at the edges of their ranges.</summary>
public sealed class ScalarMathTests(ITestOutputHelper output)
{
    private const double Inf = double.PositiveInfinity;

    private static readonly Dictionary<string, (Func<double, double> Function, Func<float, float> Single, double Bound)> Functions = new()
    {
        ["exp"] = (ScalarMath.Exp, ScalarMath.Exp, 1.5),
        ["expm1"] = (ScalarMath.Expm1, ScalarMath.Expm1, 2.0),
        ["tanh"] = (ScalarMath.Tanh, ScalarMath.Tanh, 2.75),
        ["sigmoid"] = (ScalarMath.Sigmoid, ScalarMath.Sigmoid, 2.0),
        ["log"] = (ScalarMath.Log, ScalarMath.Log, 0.8),
        ["log1p"] = (ScalarMath.Log1p, ScalarMath.Log1p, 1.0),
        ["softplus"] = (ScalarMath.Softplus, ScalarMath.Softplus, 1.5),
        ["erf"] = (ScalarMath.Erf, ScalarMath.Erf, 3.0),
        ["normal_cdf"] = (ScalarMath.NormalCdf, ScalarMath.NormalCdf, 4.0),
        ["normal_density"] = (ScalarMath.NormalDensity, ScalarMath.NormalDensity, 2.1),
        ["sqrt"] = (ScalarMath.Sqrt, ScalarMath.Sqrt, 0.5),
    };

    public static TheoryData<string> Names => [.. Functions.Keys.Where(static name => name != "sqrt")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Matches_vectors(string name)
    {
        (Func<double, double> function, Func<float, float> single, double bound) = Functions[name];
        IReadOnlyList<Vectors.Row> rows = Vectors.Of(name);
        Assert.True(rows.Count > 100);
        double worst = 0;
        double at = 0;
        foreach (Vectors.Row row in rows)
        {
            double error = Ulp.Between(function(row.Argument), row.Nearest, row.Rest);
            (worst, at) = error > worst ? (error, row.Argument) : (worst, at);
            if ((float)row.Argument == row.Argument)
            {
                Assert.Equal((float)row.Nearest, single((float)row.Argument));
            }
        }

        output.WriteLine($"{name}: {worst:F3} ulp at {at:R}");
        Assert.True(worst <= bound, $"{name}: {worst} ulp at {at:R}, bound {bound}");
    }

    [Theory]
    [InlineData("exp", 0, 1)]
    [InlineData("exp", -0.0, 1)]
    [InlineData("exp", Inf, Inf)]
    [InlineData("exp", -Inf, 0)]
    [InlineData("exp", 709.7827128933841, Inf)]
    [InlineData("exp", -745.2, 0)]
    [InlineData("exp", -1E300, 0)]
    [InlineData("expm1", 0, 0)]
    [InlineData("expm1", -0.0, -0.0)]
    [InlineData("expm1", Inf, Inf)]
    [InlineData("expm1", 709.7827128933841, Inf)]
    [InlineData("expm1", -Inf, -1)]
    [InlineData("expm1", -50, -1)]
    [InlineData("tanh", 0, 0)]
    [InlineData("tanh", -0.0, -0.0)]
    [InlineData("tanh", Inf, 1)]
    [InlineData("tanh", -Inf, -1)]
    [InlineData("tanh", 30, 1)]
    [InlineData("tanh", 5E-324, 5E-324)]
    [InlineData("sigmoid", 0, 0.5)]
    [InlineData("sigmoid", Inf, 1)]
    [InlineData("sigmoid", -Inf, 0)]
    [InlineData("log", 1, 0)]
    [InlineData("log", 0, -Inf)]
    [InlineData("log", -0.0, -Inf)]
    [InlineData("log", Inf, Inf)]
    [InlineData("log", -1, double.NaN)]
    [InlineData("log", -Inf, double.NaN)]
    [InlineData("log1p", 0, 0)]
    [InlineData("log1p", -0.0, -0.0)]
    [InlineData("log1p", -1, -Inf)]
    [InlineData("log1p", -1.0000000000000002, double.NaN)]
    [InlineData("log1p", -Inf, double.NaN)]
    [InlineData("log1p", Inf, Inf)]
    [InlineData("softplus", Inf, Inf)]
    [InlineData("softplus", -Inf, 0)]
    [InlineData("softplus", 1E300, 1E300)]
    [InlineData("erf", 0, 0)]
    [InlineData("erf", -0.0, -0.0)]
    [InlineData("erf", Inf, 1)]
    [InlineData("erf", -Inf, -1)]
    [InlineData("erf", -1E300, -1)]
    [InlineData("normal_cdf", 0, 0.5)]
    [InlineData("normal_cdf", Inf, 1)]
    [InlineData("normal_cdf", -Inf, 0)]
    [InlineData("normal_cdf", -1E300, 0)]
    [InlineData("normal_density", Inf, 0)]
    [InlineData("normal_density", -1E300, 0)]
    [InlineData("sqrt", -1, double.NaN)]
    [InlineData("sqrt", 2, 1.4142135623730951)]
    public void Keeps_the_edges(string name, double argument, double expected)
    {
        double actual = Functions[name].Function(argument);
        Assert.Equal(BitConverter.DoubleToInt64Bits(Canonical(expected)), BitConverter.DoubleToInt64Bits(Canonical(actual)));
    }

    [Fact]
    public void Passes_NaN()
    {
        foreach ((string name, (Func<double, double> function, Func<float, float> single, _)) in Functions)
        {
            Assert.True(double.IsNaN(function(double.NaN)), name);
            Assert.True(float.IsNaN(single(float.NaN)), name);
        }
    }

    private static double Canonical(double value) => double.IsNaN(value) ? double.NaN : value;
}
