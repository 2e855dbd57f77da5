using System.Collections.Generic;
using CsCheck;
using NetGen.Generator.Expressions;

namespace NetGen.Generator.Tests.Expressions;

/// <summary>Formulas over two operands as trees, not simplified: the records are made without the factories of <see cref="Expression"/>.</summary>
internal static class RandomExpressions
{
    private static readonly UnaryFunction[] Functions =
    [
        UnaryFunction.Abs, UnaryFunction.Exp, UnaryFunction.Expm1, UnaryFunction.Log, UnaryFunction.Log1p, UnaryFunction.Tanh,
        UnaryFunction.Sigmoid, UnaryFunction.Softplus, UnaryFunction.NormalCdf, UnaryFunction.Sqrt,
    ];

    private static readonly Gen<Expression> Leaf = Gen.Frequency(
        (3, Gen.Int[0, 1].Select(Expression (i) => new OperandExpression(i))),
        (2, Gen.OneOf(-1.0, -1, 0, 0, 1, 1, -2, -0.5, 0.5, 3).Select(Expression (value) => new ConstantExpression(value))),
        (1, Gen.Int[1, 3].Select(Expression (i) => new CountExpression(i))));

    /// <summary>Up to four operations deep, rich in the constants that simplifying looks for.</summary>
    public static Gen<Expression> Trees { get; } = OfDepth(4);

    /// <summary>What the factories make of a tree.</summary>
    public static Expression Simplified(Expression tree) => tree.Substitute(Expression.Operand);

    public static IEnumerable<Expression> Parts(Expression expression) => expression switch
    {
        UnaryExpression unary => [unary.Argument],
        BinaryExpression binary => [binary.Left, binary.Right],
        SelectExpression select => [select.Left, select.Right, select.Then, select.Otherwise],
        _ => [],
    };

    private static Gen<Expression> OfDepth(int depth)
    {
        if (depth == 0)
        {
            return Leaf;
        }

        Gen<Expression> part = OfDepth(depth - 1);
        return Gen.Frequency(
            (3, Leaf),
            (2, Gen.Select(Gen.OneOf(Functions), part, Expression (function, argument) => new UnaryExpression(function, argument))),
            (5, Gen.Select(Gen.Enum<BinaryOperator>(), part, part, Expression (operation, left, right) => new BinaryExpression(operation, left, right))),
            (1, Gen.Select(part, part, part, part, Expression (left, right, then, otherwise) => new SelectExpression(left, right, then, otherwise))));
    }
}
