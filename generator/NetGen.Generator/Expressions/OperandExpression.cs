using System;

namespace NetGen.Generator.Expressions;

internal sealed record OperandExpression(int Index) : Expression
{
    public override Expression Derivative(int operand) => operand == Index ? 1 : 0;

    public override Expression Substitute(Func<int, Expression> operand) => operand(Index);

    public override bool Reads(int operand) => operand == Index;
}
