using System;

namespace NetGen.Generator.Expressions;

/// <summary>
/// A leaf of expressions: a function of one number with its derivative by the input u and, where one is known, by the output a.
/// The name is that of its implementations in the runtime's <c>ScalarMath</c> and <c>VectorMath</c>.
/// </summary>
internal sealed class UnaryFunction(string name, Func<Expression, Expression> byInput, Func<Expression, Expression>? byOutput = null)
{
    public static readonly UnaryFunction Abs = new("Abs", u => Expression.Select(u, 0, 1, Expression.Select(0, u, -1, 0)));

    public static readonly UnaryFunction Exp = new("Exp", Expression.Exp, a => a);

    public static readonly UnaryFunction Expm1 = new("Expm1", Expression.Exp, a => a + 1);

    public static readonly UnaryFunction Log = new("Log", u => 1 / u);

    public static readonly UnaryFunction Log1p = new("Log1p", u => 1 / (1 + u));

    public static readonly UnaryFunction Tanh = new("Tanh", u => 1 - Square(Expression.Tanh(u)), a => 1 - (a * a));

    public static readonly UnaryFunction Sigmoid = new(
        "Sigmoid", u => Expression.Sigmoid(u) * (1 - Expression.Sigmoid(u)), a => a * (1 - a));

    public static readonly UnaryFunction Softplus = new("Softplus", Expression.Sigmoid);

    /// <summary>Φ(u) = (1 + erf(u/√2))/2, accurate in the left tail; its derivative is exp(−u²/2)/√(2π).</summary>
    public static readonly UnaryFunction NormalCdf = new("NormalCdf", u => InverseSqrt2Pi * Expression.Exp(-0.5 * Square(u)));

    public static readonly UnaryFunction Sqrt = new("Sqrt", u => 0.5 / Expression.Sqrt(u), a => 0.5 / a);

    private const double InverseSqrt2Pi = 0.39894228040143268;

    public string Name { get; } = name;

    public Func<Expression, Expression> ByInput { get; } = byInput;

    public Func<Expression, Expression>? ByOutput { get; } = byOutput;

    public override string ToString() => Name;

    private static Expression Square(Expression u) => u * u;
}
