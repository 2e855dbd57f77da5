using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Testing;
using NetGen.Tests.Numerics;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>The three layers sample prints numbers that can be computed with a pencil, and says where the generated code is.</summary>
public class ThreeLayersTests
{
    private static readonly double[] Y = [1, 0, 1, 0, 1, 0];

    /// <summary>Sums of one-decimal numbers, exact; the first row is spelled out in <see cref="The_first_sample"/>.</summary>
    private static readonly double[] Z3 = [0.6901, -0.3039, 0.6981, -0.3749, 0.5540, -0.4049];

    private static readonly double[] SecondColumnOfA2 = [0.501, 0, 0.537, 0, 0.428, 0];

    [Fact]
    public void The_first_sample()
    {
        double[] x = [0.2, 0.9, 0.1, 0.4];
        double[] z1 =
        [
            0.1 + 0.5 * x[0] - 0.3 * x[1] + 0.8 * x[2] + 0.1 * x[3],
            -0.1 - 0.4 * x[0] + 0.7 * x[1] - 0.2 * x[2] + 0.6 * x[3],
            0.2 + 0.3 * x[0] + 0.2 * x[1] - 0.9 * x[2] + 0.4 * x[3],
            0.1 - 0.6 * x[0] + 0.1 * x[1] + 0.5 * x[2] - 0.2 * x[3],
            -0.3 + 0.2 * x[0] - 0.8 * x[1] + 0.4 * x[2] + 0.9 * x[3],
        ];
        double[] a1 = [z1[0], z1[1], z1[2], z1[3], 0];
        double[] z2 =
        [
            0.1 + 0.6 * a1[0] - 0.5 * a1[1] + 0.3 * a1[2] + 0.2 * a1[3],
            -0.2 - 0.3 * a1[0] + 0.8 * a1[1] + 0.4 * a1[2] - 0.6 * a1[3],
            0.1 + 0.1 * a1[0] - 0.2 * a1[1] + 0.7 * a1[2] + 0.5 * a1[3],
        ];
        double z3 = 0.1 + 0.9 * z2[1] + 0.4 * z2[2];
        Assert.Equal(Z3[0], z3, 12);

        AssertLine("Z1 = X·W1ᵀ + b1  [6, 5]", z1);
        AssertLine("A1 = max(Z1, 0)  [6, 5]", a1);
        AssertLine("Z2 = A1·W2ᵀ + b2  [6, 3]", z2);
        AssertLine("A2 = max(Z2, 0)  [6, 3]", 0, z2[1], z2[2]);
        AssertLine("Z3 = A2·W3ᵀ + b3  [6, 1]", z3);
        AssertLine("ŷ = Predict(X)  [6, 1]", 1 / (1 + Math.Exp(-z3)));
    }

    [Fact]
    public void The_cost_and_the_last_layers_gradient()
    {
        double[] outputs = [.. Z3.Select(z => 1 / (1 + Math.Exp(-z)))];
        double cost = -outputs.Zip(Y, (o, y) => Math.Log(y == 1 ? o : 1 - o)).Average();
        Assert.Contains($"J = Evaluate(X, y) = {cost.ToString("0.000000", CultureInfo.InvariantCulture)}\n", Output(), StringComparison.Ordinal);

        double[] dz3 = [.. outputs.Zip(Y, (o, y) => (o - y) / 6)];
        AssertLine("db3 = Σ dZ3  [1]", dz3.Sum());
        string dw3 = Numbers("dW3 = dZ3ᵀ·A2  [1, 3]").Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        Assert.Equal(dz3.Zip(SecondColumnOfA2, (d, a) => d * a).Sum(), double.Parse(dw3, CultureInfo.InvariantCulture), 4);
    }

    [Fact]
    public void Everything_by_hand_agrees_and_the_cost_falls()
    {
        Assert.Equal(17, Output().Split(": the same\n").Length - 1);
        Assert.DoesNotContain("DIFFERENT", Output(), StringComparison.Ordinal);
        Assert.Contains("J is smaller: yes\n", Output(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_where_the_generated_code_is()
    {
        string path = Output().TrimEnd().Split('\n')[^1];
        Assert.Contains(
            "// dZ1 = dA1 where A1 > 0, else 0", File.ReadAllText(SourceTree.Find("samples", "ThreeLayers", path)), StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments()
    {
        (int code, string output, _) = Run("--help");
        Assert.Equal(0, code);
        Assert.Contains("usage:", output, StringComparison.Ordinal);
        (code, output, string error) = Run("--epochs");
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("'--epochs'", error, StringComparison.Ordinal);
    }

    private static readonly Lazy<string> Printed = new(() =>
    {
        (int code, string output, string error) = Run();
        Assert.True(code == 0, output + error);
        return output;
    });

    private static string Output() => Printed.Value;

    private static void AssertLine(string left, params double[] numbers) => Assert.Equal(
        string.Join(' ', numbers.Select(n => (Math.Round(n, 4) + 0.0).ToString("0.0000", CultureInfo.InvariantCulture))),
        string.Join(' ', Numbers(left).Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>What stands right of a formula.</summary>
    private static string Numbers(string left) =>
        Assert.Single(Output().Split('\n'), l => l.StartsWith(left, StringComparison.Ordinal))[left.Length..];

    private static (int Code, string Output, string Error) Run(params string[] arguments) => SampleProgram.Run("ThreeLayers", arguments);
}
