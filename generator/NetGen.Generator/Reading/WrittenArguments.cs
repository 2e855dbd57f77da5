using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Reading;

/// <summary>The constructor arguments of an attribute as they stand in the source, in source order.</summary>
internal sealed class WrittenArguments(AttributeData attribute)
{
    private readonly ImmutableArray<AttributeArgumentSyntax> _arguments =
        [.. (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments.Where(a => a.NameEquals is null) ?? []];

    /// <summary>The argument of a parameter; null where it is left to its default.</summary>
    public ExpressionSyntax? ExpressionOf(string parameter) => IndexOf(parameter) is { } index ? _arguments[index].Expression : null;

    /// <summary>What an argument that divides two whole numbers with a remainder was meant to be; null for any other.</summary>
    public string? QuotientOf(string parameter)
    {
        ExpressionSyntax? expression = ExpressionOf(parameter);
        while (expression is ParenthesizedExpressionSyntax inner)
        {
            expression = inner.Expression;
        }

        return expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression, Left: var left, Right: var right }
            && Whole(left) is { } dividend && Whole(right) is { } divisor && divisor != 0 && dividend % divisor != 0
                ? $"{left.WithoutTrivia()}.0 / {right.WithoutTrivia()}"
                : null;
    }

    private static int? Whole(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: int value } => value,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax { Token.Value: int value } } => -value,
        _ => null,
    };

    /// <summary>The index of the argument, by its name or by its position; null where it is left to its default.</summary>
    public int? IndexOf(string parameter)
    {
        for (int i = 0; i < _arguments.Length; i++)
        {
            if (_arguments[i].NameColon?.Name.Identifier.ValueText == parameter)
            {
                return i;
            }
        }

        int position = attribute.AttributeConstructor?.Parameters.FirstOrDefault(p => p.Name == parameter)?.Ordinal ?? int.MaxValue;
        return position < _arguments.Length && _arguments[position].NameColon is null ? position : null;
    }
}
