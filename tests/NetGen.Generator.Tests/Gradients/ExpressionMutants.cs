using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Primitives;
using NetGen.Generator.Tests.Declarations;
using NetGen.Generator.Tests.Interpretation;

namespace NetGen.Generator.Tests.Gradients;

/// <summary>Every formula that differs from a given one in one place: a sign, a term, a factor or a mask.</summary>
internal static class ExpressionMutants
{
    private const int Probes = 64;
    private const int Operands = 4;

    /// <summary>Without those that have the same values: a branch may hold a selection on the branch's own condition, half of which never
    /// counts.</summary>
    public static IEnumerable<Expression> Of(Expression expression)
    {
        double[] values = Values(expression);
        return All(expression).Where(e => !Values(e).SequenceEqual(values));
    }

    private static double[] Values(Expression expression)
    {
        var numbers = new TestNumbers(seed: 1);
        return
        [
            .. Enumerable.Range(0, Probes).Select(_ =>
            {
                double[] operands = numbers.Many(Operands, numbers.Normal);
                return new ExpressionValue(n: 6, i => operands[i]).Of(expression);
            }),
        ];
    }

    private static IEnumerable<Expression> All(Expression expression) =>
        Here(expression).Concat(Inside(expression)).Where(e => e != expression).Distinct();

    private static IEnumerable<Expression> Here(Expression expression)
    {
        yield return -expression;
        yield return 1.001 * expression;
        switch (expression)
        {
            case BinaryExpression { Operator: BinaryOperator.Add } sum:
                yield return sum.Left - sum.Right;
                yield return sum.Left;
                yield return sum.Right;
                break;
            case BinaryExpression { Operator: BinaryOperator.Subtract } difference:
                yield return difference.Left + difference.Right;
                yield return difference.Left;
                break;
            case BinaryExpression { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } term:
                yield return term.Left;
                yield return term.Left + term.Right;
                break;
            case SelectExpression select:
                yield return Expression.Select(select.Left, select.Right, select.Otherwise, select.Then);
                yield return Expression.Select(select.Right, select.Left, select.Then, select.Otherwise);
                yield return select.Then;
                yield return select.Otherwise;
                break;
        }
    }

    private static IEnumerable<Expression> Inside(Expression expression) => expression switch
    {
        UnaryExpression unary => All(unary.Argument).Select(Expression (a) => unary with { Argument = a }),
        BinaryExpression binary =>
        [
            .. All(binary.Left).Select(Expression (l) => binary with { Left = l }),
            .. All(binary.Right).Select(Expression (r) => binary with { Right = r }),
        ],
        SelectExpression select =>
        [
            .. All(select.Then).Select(Expression (t) => select with { Then = t }),
            .. All(select.Otherwise).Select(Expression (o) => select with { Otherwise = o }),
        ],
        _ => [],
    };
}
