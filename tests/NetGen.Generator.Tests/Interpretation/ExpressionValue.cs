using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>The value of an expression for one element of each operand.</summary>
/// <param name="n">The number of samples.</param>
/// <param name="operand">The operands' values.</param>
/// <param name="moves">The operands that move when a parameter does; a comparison without any has no kink.</param>
internal sealed class ExpressionValue(int n, Func<int, double> operand, IReadOnlyCollection<int>? moves = null)
{
    public double Of(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        CountExpression count => (double)n * count.PerSample,
        OperandExpression read => operand(read.Index),
        UnaryExpression unary => ElementaryFunctions.ByName(unary.Function.Name)(Of(unary.Argument)),
        BinaryExpression binary => Of(binary.Operator, Of(binary.Left), Of(binary.Right)),
        SelectExpression select => Of(select.Left) > Of(select.Right) ? Of(select.Then) : Of(select.Otherwise),
        _ => throw new NotSupportedException($"The interpreter has no definition of {expression.GetType().Name}; give it one."),
    };

    /// <summary>The distance to the nearest point where a selection, a maximum, a minimum or an absolute value turns over.</summary>
    public double DistanceToKink(Expression expression) => expression switch
    {
        UnaryExpression { Function.Name: "Abs" } unary => Math.Min(Math.Abs(Of(unary.Argument)), DistanceToKink(unary.Argument)),
        UnaryExpression unary => DistanceToKink(unary.Argument),
        BinaryExpression { Operator: BinaryOperator.Max or BinaryOperator.Min } binary => Gap(binary.Left, binary.Right),
        BinaryExpression binary => Math.Min(DistanceToKink(binary.Left), DistanceToKink(binary.Right)),
        SelectExpression select => Math.Min(
            Gap(select.Left, select.Right), Math.Min(DistanceToKink(select.Then), DistanceToKink(select.Otherwise))),
        _ => double.PositiveInfinity,
    };

    private double Gap(Expression left, Expression right) =>
        Math.Min(Moves(left) || Moves(right) ? Math.Abs(Of(left) - Of(right)) : double.PositiveInfinity, Math.Min(DistanceToKink(left), DistanceToKink(right)));

    private bool Moves(Expression expression) => moves is null || moves.Any(expression.Reads);

    private static double Of(BinaryOperator function, double left, double right) => function switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => left / right,
        BinaryOperator.Max => Math.Max(left, right),
        BinaryOperator.Min => Math.Min(left, right),
        _ => throw new NotSupportedException($"The interpreter has no definition of {function}; give it one."),
    };
}
