using System;

namespace NetGen.Generator.Expressions;

/// <summary>n·PerSample: known at run time only, the same for every element.</summary>
internal sealed record CountExpression(long PerSample) : Expression
{
    public override Expression Derivative(int operand) => 0;

    public override Expression Substitute(Func<int, Expression> operand) => this;

    public override bool Reads(int operand) => false;
}
