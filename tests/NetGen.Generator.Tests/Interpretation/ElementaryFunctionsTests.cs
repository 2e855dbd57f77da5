using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Generator.Tests.Interpretation;

public class ElementaryFunctionsTests
{
    /// <summary>Against sixty-digit arithmetic; what the oracle of the oracle says.</summary>
    [Theory]
    [InlineData("exp", "Exp")]
    [InlineData("expm1", "Expm1")]
    [InlineData("log", "Log")]
    [InlineData("tanh", "Tanh")]
    [InlineData("sigmoid", "Sigmoid")]
    [InlineData("softplus", "Softplus")]
    [InlineData("normal_cdf", "NormalCdf")]
    public void ValuesAreAccurate(string function, string name)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Interpretation", "vectors.csv");
        string[][] rows = [.. File.ReadLines(file).Select(line => line.Split(',')).Where(row => row[0] == function)];
        Assert.True(rows.Length > 100);
        foreach (string[] row in rows)
        {
            double argument = Number(row[1]);
            double expected = Number(row[2]);
            double actual = ElementaryFunctions.ByName(name)(argument);
            double error = actual == expected ? 0 : Math.Abs(actual - expected) / Math.Max(Math.Abs(expected), 2.3e-308);
            Assert.True(error <= 1e-15, $"{name}({argument:R}) is {actual:R}, should be {expected:R}, error {error:E1}.");
        }
    }

    [Theory]
    [InlineData("Exp", 0, double.PositiveInfinity)]
    [InlineData("Expm1", -1, double.PositiveInfinity)]
    [InlineData("Tanh", -1, 1)]
    [InlineData("Sigmoid", 0, 1)]
    [InlineData("Softplus", 0, double.PositiveInfinity)]
    [InlineData("NormalCdf", 0, 1)]
    public void LimitsAreReached(string name, double below, double above)
    {
        Func<double, double> function = ElementaryFunctions.ByName(name);
        Assert.Equal(below, function(double.NegativeInfinity));
        Assert.Equal(above, function(double.PositiveInfinity));
        Assert.Equal(below, function(-1e300));
        Assert.Equal(double.IsFinite(above) ? above : function(1e300), function(1e300));
        Assert.True(double.IsNaN(function(double.NaN)));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
