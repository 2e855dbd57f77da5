using System;

namespace NetGen.Generator.Primitives;

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Max,
    Min,
}

internal sealed record BinaryExpression(BinaryOperator Operator, Expression Left, Expression Right) : Expression
{
    public override Expression Derivative(int operand)
    {
        Expression left = Left.Derivative(operand);
        Expression right = Right.Derivative(operand);
        return Operator switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => (left * Right) + (Left * right),
            BinaryOperator.Divide => (left / Right) - (Left * right / (Right * Right)),
            BinaryOperator.Max => Select(Left, Right, left, right),
            _ => Select(Right, Left, left, right),
        };
    }

    /// <summary>max(u, c) &gt; c exactly where u &gt; c.</summary>
    public override Expression? DerivativeByOutput(int operand, Expression output) =>
        Operator == BinaryOperator.Max && Left == Operand(operand) && Right is ConstantExpression ? Select(output, Right, 1, 0) : null;

    public override Expression Substitute(Func<int, Expression> operand)
    {
        Expression left = Left.Substitute(operand);
        Expression right = Right.Substitute(operand);
        return Operator switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => left * right,
            BinaryOperator.Divide => left / right,
            _ => new BinaryExpression(Operator, left, right),
        };
    }

    public override bool Reads(int operand) => Left.Reads(operand) || Right.Reads(operand);
}
