using System;

namespace NetGen.Generator.Expressions;

internal sealed record UnaryExpression(UnaryFunction Function, Expression Argument) : Expression
{
    public override Expression Derivative(int operand) => Function.ByInput(Argument) * Argument.Derivative(operand);

    public override Expression? DerivativeByOutput(int operand, Expression output) =>
        Function.ByOutput is { } byOutput && Argument.Derivative(operand) is { IsConstant: true } slope ? byOutput(output) * slope : null;

    public override Expression Substitute(Func<int, Expression> operand) => new UnaryExpression(Function, Argument.Substitute(operand));

    public override bool Reads(int operand) => Argument.Reads(operand);
}
