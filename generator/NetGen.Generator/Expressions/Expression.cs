using System;

namespace NetGen.Generator.Expressions;

/// <summary>
/// An elementwise formula over the operands of a map, with value equality. Built through its factories, which simplify as they go;
/// its derivative is again an expression. Masks are selections, never multiplications, so that no ∞·0 arises.
/// </summary>
internal abstract record Expression
{
    public static implicit operator Expression(double value) => new ConstantExpression(value);

    public static Expression operator +(Expression left, Expression right) => Simplifier.Add(left, right);

    public static Expression operator -(Expression left, Expression right) => Simplifier.Subtract(left, right);

    public static Expression operator *(Expression left, Expression right) => Simplifier.Multiply(left, right);

    public static Expression operator /(Expression left, Expression right) => Simplifier.Divide(left, right);

    public static Expression operator -(Expression operand) => Simplifier.Subtract(0, operand);

    /// <summary>The value of the map's operand of that index.</summary>
    public static Expression Operand(int index) => new OperandExpression(index);

    /// <summary>n·<paramref name="perSample"/>, the number of elements a mean is over.</summary>
    public static Expression Count(long perSample) => new CountExpression(perSample);

    /// <summary>left &gt; right ? then : otherwise.</summary>
    public static Expression Select(Expression left, Expression right, Expression then, Expression otherwise) =>
        Simplifier.Select(left, right, then, otherwise);

    public static Expression Max(Expression left, Expression right) => Simplifier.Max(left, right);

    public static Expression Min(Expression left, Expression right) => Simplifier.Min(left, right);

    public static Expression Abs(Expression u) => new UnaryExpression(UnaryFunction.Abs, u);

    public static Expression Exp(Expression u) => new UnaryExpression(UnaryFunction.Exp, u);

    public static Expression Expm1(Expression u) => new UnaryExpression(UnaryFunction.Expm1, u);

    public static Expression Log(Expression u) => new UnaryExpression(UnaryFunction.Log, u);

    public static Expression Log1p(Expression u) => new UnaryExpression(UnaryFunction.Log1p, u);

    public static Expression Tanh(Expression u) => new UnaryExpression(UnaryFunction.Tanh, u);

    public static Expression Sigmoid(Expression u) => new UnaryExpression(UnaryFunction.Sigmoid, u);

    public static Expression Softplus(Expression u) => new UnaryExpression(UnaryFunction.Softplus, u);

    public static Expression NormalCdf(Expression u) => new UnaryExpression(UnaryFunction.NormalCdf, u);

    public static Expression Sqrt(Expression u) => new UnaryExpression(UnaryFunction.Sqrt, u);

    /// <summary>Whether no operand occurs: the same number for every element.</summary>
    public bool IsConstant
    {
        get
        {
            bool reads = false;
            Substitute(i =>
            {
                reads = true;
                return Operand(i);
            });
            return !reads;
        }
    }

    /// <summary>Whether the value is zero where all operands are: then padding stays zero. False also where that is not known.</summary>
    public bool KeepsZero => Substitute(_ => 0) is ConstantExpression { Value: 0 };

    /// <summary>The partial derivative by an operand.</summary>
    public abstract Expression Derivative(int operand);

    /// <summary>
    /// The partial derivative by an operand, written with the map's own output where that spares keeping or recomputing the operand;
    /// null where no such form is known.
    /// </summary>
    /// <param name="operand">The operand derived by.</param>
    /// <param name="output">What stands for the output.</param>
    public virtual Expression? DerivativeByOutput(int operand, Expression output) => null;

    /// <summary>Replaces operands.</summary>
    public abstract Expression Substitute(Func<int, Expression> operand);

    /// <summary>Whether the operand of that index occurs.</summary>
    public abstract bool Reads(int operand);
}
