using System.Linq;

namespace NetGen.Generator.Expressions;

/// <summary>What an expression is made of.</summary>
internal static class ExpressionParts
{
    /// <summary>The expressions it stands on directly.</summary>
    public static Expression[] Parts(this Expression expression) => expression switch
    {
        UnaryExpression unary => [unary.Argument],
        BinaryExpression binary => [binary.Left, binary.Right],
        SelectExpression select => [select.Left, select.Right, select.Then, select.Otherwise],
        _ => [],
    };

    /// <summary>Whether it takes an elementary function, of some twenty instructions, and not a few single ones.</summary>
    public static bool HasFunctions(this Expression expression) =>
        expression is UnaryExpression { Function.Name: not ("Abs" or "Sqrt") } || expression.Parts().Any(HasFunctions);
}
