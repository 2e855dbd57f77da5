using System;

namespace NetGen.Generator.Expressions;

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

    /// <summary>max(u, c) &gt; c exactly where u &gt; c; and a = 1/√u falls by a³/2.</summary>
    public override Expression? DerivativeByOutput(int operand, Expression output) => this switch
    {
        { Operator: BinaryOperator.Max, Right: ConstantExpression } when Left == Operand(operand) => Select(output, Right, 1, 0),
        { Operator: BinaryOperator.Divide, Left: ConstantExpression { Value: 1 }, Right: UnaryExpression root }
            when root.Function == UnaryFunction.Sqrt
                && root.Argument.Derivative(operand) is { IsConstant: true } slope => -0.5 * (output * output * output) * slope,
        _ => null,
    };

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
            BinaryOperator.Max => Max(left, right),
            _ => Min(left, right),
        };
    }

    public override bool Reads(int operand) => Left.Reads(operand) || Right.Reads(operand);
}
