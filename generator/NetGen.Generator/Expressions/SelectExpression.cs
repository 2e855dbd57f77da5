using System;

namespace NetGen.Generator.Expressions;

/// <summary>Left &gt; Right ? Then : Otherwise; false where either is NaN.</summary>
internal sealed record SelectExpression(Expression Left, Expression Right, Expression Then, Expression Otherwise) : Expression
{
    /// <summary>Whether it is −|Left|, whose derivative at 0 is 1 in this form.</summary>
    public bool IsNegativeAbs => Right == (Expression)0 && Then == -Left && Otherwise == Left;

    public override Expression Derivative(int operand) => Select(Left, Right, Then.Derivative(operand), Otherwise.Derivative(operand));

    public override Expression Substitute(Func<int, Expression> operand) =>
        Select(Left.Substitute(operand), Right.Substitute(operand), Then.Substitute(operand), Otherwise.Substitute(operand));

    public override bool Reads(int operand) =>
        Left.Reads(operand) || Right.Reads(operand) || Then.Reads(operand) || Otherwise.Reads(operand);
}
