using System;

namespace NetGen.Generator.Expressions;

internal sealed record ConstantExpression(double Value) : Expression
{
    public override Expression Derivative(int operand) => 0;

    public override Expression Substitute(Func<int, Expression> operand) => this;

    public override bool Reads(int operand) => false;
}
