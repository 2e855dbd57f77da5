using System;
using System.Linq;
using System.Threading;
using CsCheck;
using NetGen.Generator.Expressions;
using NetGen.Generator.Tests.Gradients;
using NetGen.Generator.Tests.Interpretation;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Expressions;

public class ExpressionTests
{
    private const int BatchSize = 2;
    private const int Iterations = 20_000;

    private static readonly Gen<double> Ordinary = Gen.Double[-2.5, 2.5];

    private static readonly Gen<double> Any = Gen.Frequency(
        (3, Ordinary),
        (1, Gen.OneOf(1.0, -1, 1e-3, 40, -40, double.PositiveInfinity, double.NegativeInfinity, double.NaN)));

    /// <summary>The symbolic derivative of the simplified formula against central differences of the formula as written.</summary>
    [Fact]
    public void DerivativesAreThoseOfCentralDifferences()
    {
        int compared = 0;
        Gen.Select(RandomExpressions.Trees, Ordinary, Ordinary, Gen.Int[0, 1]).Sample(
            (tree, x, y, operand) =>
            {
                double At(double h) => Value(tree, operand == 0 ? x + h : x, operand == 1 ? y + h : y);
                double difference = Gradients.GradientCheck.Difference(At, 1e-3);
                if (Reads(x, y).DistanceToKink(tree) < 0.05 || !IsSmooth(tree, x, y) || !IsReliable(At, difference))
                {
                    return;
                }

                Interlocked.Increment(ref compared);
                double derivative = Value(RandomExpressions.Simplified(tree).Derivative(operand), x, y);
                Assert.InRange(derivative, difference - Allowed(difference), difference + Allowed(difference));
            },
            iter: TestScale.Iterations(Iterations),
            print: Print);
        Assert.True(compared > TestScale.Iterations(Iterations) / 4, $"Only {compared} derivatives could be compared.");
    }

    /// <summary>
    /// Simplifying keeps the value, infinities with their signs included. Where something in the formula as written is not a number (0·∞, say)
    /// the simplified one may be one; a division by zero is left out, for the sign of a zero is not kept.
    /// </summary>
    [Fact]
    public void SimplifyingKeepsValues()
    {
        int compared = 0;
        Gen.Select(RandomExpressions.Trees, Any, Any).Sample(
            (tree, x, y) =>
            {
                double written = Value(tree, x, y);
                if (!IsDefined(tree, x, y))
                {
                    return;
                }

                Interlocked.Increment(ref compared);
                double simplified = Value(RandomExpressions.Simplified(tree), x, y);

                // Rounding may turn a comparison of equal values: x > x / y · y.
                bool isTied = Reads(x, y).DistanceToKink(tree) < 1e-9 * Math.Max(1, Math.Max(Math.Abs(x), Math.Abs(y)));
                Assert.True(
                    written == simplified || Math.Abs(written - simplified) <= 1e-9 * Math.Max(1, Math.Abs(written)) || isTied,
                    $"{written:R} became {simplified:R}: {RandomExpressions.Simplified(tree)}");
            },
            iter: TestScale.Iterations(Iterations),
            print: t => $"{t.Item1} at x = {t.Item2:R}, y = {t.Item3:R}");
        Assert.True(compared > TestScale.Iterations(Iterations) / 4, $"Only {compared} values could be compared.");
    }

    /// <summary>Where a derivative is stated by the output it is the same as by the input.</summary>
    [Fact]
    public void DerivativesByOutputAreThoseByInput()
    {
        Expression[] formulas =
        [
            Expression.Exp(Expression.Operand(0)),
            Expression.Expm1(Expression.Operand(0)),
            Expression.Tanh(Expression.Operand(0)),
            Expression.Sigmoid(Expression.Operand(0)),
            Expression.Sqrt(Expression.Operand(0)),
            Expression.Max(Expression.Operand(0), 0),
            Expression.Max(Expression.Operand(0), -0.5),
            Expression.Tanh((Expression.Operand(0) / 3) + 1),
            1 / Expression.Sqrt((0.5 * Expression.Operand(0)) + 0.1),
        ];
        foreach (Expression formula in formulas)
        {
            Expression byOutput = formula.DerivativeByOutput(0, Expression.Operand(1))!;
            Assert.False(byOutput.Reads(0));
            for (double x = 0; x < 4; x += 0.25)
            {
                double value = Value(formula, x, 0);
                Assert.Equal(Value(formula.Derivative(0), x, 0), Value(byOutput, x, value), 1e-14 * (1 + Math.Exp(x)));
            }
        }

        Assert.Null(Expression.Log(Expression.Operand(0)).DerivativeByOutput(0, Expression.Operand(1)));
        Assert.Null(Expression.Tanh(Expression.Operand(1) * Expression.Operand(0)).DerivativeByOutput(0, Expression.Operand(2)));
        Assert.Null((1 / Expression.Sqrt(Expression.Operand(0) * Expression.Operand(0))).DerivativeByOutput(0, Expression.Operand(1)));
        Assert.Null(Expression.Max(Expression.Operand(0), Expression.Operand(1)).DerivativeByOutput(0, Expression.Operand(2)));
    }

    /// <summary>A factor is moved into a selection, so that an infinite one meets no zero of the mask.</summary>
    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, double.PositiveInfinity)]
    public void MasksAreSelections(double z, double expected)
    {
        Expression gradient = Expression.Operand(1) * Expression.Max(Expression.Operand(0), 0).Derivative(0);
        Assert.Equal(expected, Value(gradient, z, double.PositiveInfinity));
        Assert.Equal(expected, Value(Expression.Max(Expression.Operand(0), 0).Derivative(0) * Expression.Operand(1), z, double.PositiveInfinity));
        Assert.Equal(expected, Value(gradient / Expression.Count(3), z, double.PositiveInfinity));
    }

    [Fact]
    public void AnOperandThatIsNotReadHasTheDerivativeZero() => RandomExpressions.Trees.Sample(
        tree => Assert.Equal((Expression)0, RandomExpressions.Simplified(tree).Derivative(2)), iter: TestScale.Iterations(500));

    private static double Allowed(double difference) => Gradients.GradientCheck.Tolerance * Math.Max(1, Math.Abs(difference));

    /// <summary>A half and a double step agree, and nothing is so large that the difference is noise.</summary>
    private static bool IsReliable(Func<double, double> f, double difference) =>
        Math.Abs(f(0)) < 1e3
        && Math.Abs(f(-2e-3)) < 1e4
        && Math.Abs(f(2e-3)) < 1e4
        && Math.Abs(difference - Gradients.GradientCheck.Difference(f, 5e-4)) < 0.1 * Allowed(difference)
        && Math.Abs(difference - Gradients.GradientCheck.Difference(f, 2e-3)) < 0.5 * Allowed(difference);

    /// <summary>Finite throughout, with no pole and no end of a domain near.</summary>
    private static bool IsSmooth(Expression tree, double x, double y) => All(tree, part => double.IsFinite(Value(part, x, y)) && part switch
    {
        BinaryExpression { Operator: BinaryOperator.Divide } quotient => Math.Abs(Value(quotient.Right, x, y)) > 0.05,
        UnaryExpression { Function.Name: "Log" or "Sqrt" } root => Value(root.Argument, x, y) > 0.05,
        _ => true,
    });

    private static bool IsDefined(Expression tree, double x, double y) => All(tree, part =>
        !double.IsNaN(Value(part, x, y))
        && !(part is BinaryExpression { Operator: BinaryOperator.Divide } quotient && Value(quotient.Right, x, y) == 0));

    private static bool All(Expression tree, Func<Expression, bool> holds) =>
        holds(tree) && RandomExpressions.Parts(tree).All(part => All(part, holds));

    private static ExpressionValue Reads(double x, double y) => new(BatchSize, i => i switch { 0 => x, 1 => y, _ => double.NaN });

    private static double Value(Expression expression, double x, double y) => Reads(x, y).Of(expression);

    private static string Print((Expression Tree, double X, double Y, int Operand) t) =>
        $"{t.Tree} at x = {t.X:R}, y = {t.Y:R}, by operand {t.Operand}";

    [Fact]
    public void KeepsZeroIsTrueOnlyWhereTheValueAtZeroIsKnownToBeZero()
    {
        Expression z = Operand(0);
        Expression d = Operand(1);
        Assert.All([Max(z, 0), Min(z, 6), Select(z, 0, d, 0), d * z * (1 - z), z / (1 + Abs(z))], e => Assert.True(e.KeepsZero, e.ToString()));
        Assert.All([z + 1, Sigmoid(z), d * (1 - z) + 1, Max(z, 1)], e => Assert.False(e.KeepsZero, e.ToString()));
    }
}
