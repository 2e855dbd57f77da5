using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace NetGen.Generator.Expressions;

/// <summary>The parts of an expression that are worth a local of their own: operands and functions that occur more than once.</summary>
internal static class SharedParts
{
    /// <summary>The parts of an expression: it is written once for each vector of a tile and for each width of vectors.</summary>
    private static readonly ConditionalWeakTable<Expression, IReadOnlyList<Expression>> Known = new();

    /// <summary>Innermost first.</summary>
    public static IReadOnlyList<Expression> Of(Expression expression) => Known.GetValue(expression, Find);

    private static IReadOnlyList<Expression> Find(Expression expression)
    {
        var uses = new Dictionary<Expression, int>();
        Count(expression, uses);
        return [.. uses.Where(u => u.Value > 1 && u.Key is OperandExpression or UnaryExpression).Select(u => u.Key).OrderBy(Depth)];
    }

    private static void Count(Expression expression, Dictionary<Expression, int> uses)
    {
        bool seen = uses.TryGetValue(expression, out int count);
        uses[expression] = count + 1;
        if (seen && expression is UnaryExpression)
        {
            return;
        }

        foreach (Expression part in expression.Parts())
        {
            Count(part, uses);
        }
    }

    private static int Depth(Expression expression) => 1 + expression.Parts().Select(Depth).DefaultIfEmpty(0).Max();
}
