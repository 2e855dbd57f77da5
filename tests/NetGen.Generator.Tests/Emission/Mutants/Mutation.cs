using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>One changed node of one method.</summary>
/// <param name="Kind">What is changed.</param>
/// <param name="Node">The node.</param>
/// <param name="Span">The part of it that is replaced.</param>
/// <param name="Replacement">By what.</param>
internal sealed partial record Mutation(MutationKind Kind, SyntaxNode Node, TextSpan Span, string Replacement)
{
    /// <summary>Functions with the same parameters, one of which could stand where the other does.</summary>
    private static readonly Dictionary<string, string[]> Siblings = new()
    {
        ["Max"] = ["Min"], ["Min"] = ["Max"], ["Max128"] = ["Vector128.MinNative"], ["Max256"] = ["Vector256.MinNative"], ["MaxAcross"] = ["Sum"],
        ["Greater128"] = ["Vector128.LessThan", "Vector128.GreaterThanOrEqual"], ["Greater256"] = ["Vector256.LessThan", "Vector256.GreaterThanOrEqual"],
        ["GreaterThan"] = ["LessThan", "GreaterThanOrEqual"], ["LessThan"] = ["GreaterThan", "LessThanOrEqual"], ["Equals"] = ["GreaterThan"],
        ["WidenLower"] = ["WidenUpper"], ["WidenUpper"] = ["WidenLower"], ["First"] = ["End"], ["End"] = ["First"], ["AndNot"] = ["Xor"],
        ["Create"] = ["CreateScalar"], ["CreateScalar"] = ["Create"], ["Number128"] = ["Vector128.CreateScalar"], ["Number256"] = ["Vector256.CreateScalar"],
        ["Load128"] = ["Spread128"], ["Load256"] = ["Spread256"], ["Load512"] = ["Spread512"],
        ["Spread128"] = ["Load128"], ["Spread256"] = ["Load256"], ["Spread512"] = ["Load512"],
        ["Sigmoid"] = ["Tanh"], ["Tanh"] = ["Sigmoid"], ["Exp"] = ["Sigmoid"], ["Sqrt"] = ["Abs"], ["Abs"] = ["Sqrt"], ["Log1p"] = ["Exp"],
    };

    private static readonly Dictionary<SyntaxKind, (MutationKind Kind, string Operator)> Operators = new()
    {
        [SyntaxKind.AddExpression] = (MutationKind.Operator, "-"),
        [SyntaxKind.SubtractExpression] = (MutationKind.Operator, "+"),
        [SyntaxKind.MultiplyExpression] = (MutationKind.Operator, "/"),
        [SyntaxKind.DivideExpression] = (MutationKind.Operator, "*"),
        [SyntaxKind.LessThanExpression] = (MutationKind.Comparison, "<="),
        [SyntaxKind.LessThanOrEqualExpression] = (MutationKind.Comparison, "<"),
        [SyntaxKind.GreaterThanExpression] = (MutationKind.Comparison, ">="),
        [SyntaxKind.GreaterThanOrEqualExpression] = (MutationKind.Comparison, ">"),
        [SyntaxKind.EqualsExpression] = (MutationKind.Comparison, "!="),
    };

    private static readonly Dictionary<SyntaxKind, string[]> Assignments = new()
    {
        [SyntaxKind.AddAssignmentExpression] = ["=", "-="],
        [SyntaxKind.SubtractAssignmentExpression] = ["=", "+="],
        [SyntaxKind.MultiplyAssignmentExpression] = ["="],
        [SyntaxKind.DivideAssignmentExpression] = ["=", "*="],
    };

    /// <summary>The method.</summary>
    public MethodDeclarationSyntax Method => Node.FirstAncestorOrSelf<MethodDeclarationSyntax>()!;

    /// <summary>What the method does, whichever layer it is for.</summary>
    public string Family => FamilyOf(Method);

    /// <summary>A method's name without its number, the width of its vectors and the layer, whose name ends with a number.</summary>
    public static string FamilyOf(MethodDeclarationSyntax method) => LayerOrNumber().Replace(method.Identifier.Text, string.Empty);

    /// <summary>All that can be changed in a method.</summary>
    public static IEnumerable<Mutation> Of(MethodDeclarationSyntax method) => method.Body is null ? [] : method.Body.DescendantNodes().SelectMany(OfNode);

    public override string ToString() => $"{Method.Identifier}: {Kind}: {Text}{Formula()}";

    /// <summary>The comment above the step it belongs to.</summary>
    private string Formula() => Node.Ancestors().OfType<StatementSyntax>().Prepend(Node)
        .Select(s => s.GetLeadingTrivia().LastOrDefault(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)))
        .Where(t => t != default).Select(t => " " + t).FirstOrDefault(string.Empty);

    /// <summary>The statement it is in; of a loop and a condition only the header.</summary>
    public string Header
    {
        get
        {
            SyntaxNode statement = Node.FirstAncestorOrSelf<StatementSyntax>()!;
            int end = statement switch
            {
                ForStatementSyntax loop => loop.CloseParenToken.Span.End,
                IfStatementSyntax condition => condition.CloseParenToken.Span.End,
                _ => statement.Span.End,
            };
            return statement.ToString()[..(end - statement.SpanStart)];
        }
    }

    /// <summary>The same with the change marked.</summary>
    public string Text
    {
        get
        {
            int start = Span.Start - Node.FirstAncestorOrSelf<StatementSyntax>()!.SpanStart;
            int end = start + Span.Length;
            string changed = $"{Header[..start]}⟦{Header[start..end]}→{Replacement}⟧{Header[end..]}";
            return string.Join(' ', changed.Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries));
        }
    }

    /// <summary>The name of a layer, which ends with a number, or the number of a method or the width of its vectors.</summary>
    [GeneratedRegex(@"^.*\d(?=[A-Z])(?!Part)|\d+")]
    private static partial Regex LayerOrNumber();

    private static IEnumerable<Mutation> OfNode(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary => OfBinary(binary),

        // A loop whose counter does not move on has no end: everybody sees it, late.
        AssignmentExpressionSyntax { Parent: ForStatementSyntax } => [],
        AssignmentExpressionSyntax assignment when Assignments.TryGetValue(assignment.Kind(), out string[]? others) =>
            others.Select(o => new Mutation(MutationKind.Assignment, node, assignment.OperatorToken.Span, o)),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: not LiteralExpressionSyntax } minus =>
            [new(MutationKind.Sign, node, minus.OperatorToken.Span, string.Empty)],
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression } literal => OfLiteral(literal),
        InvocationExpressionSyntax invocation => OfInvocation(invocation),
        ExpressionStatementSyntax statement when !IsFirstAssignment(statement) => [new(MutationKind.Statement, node, statement.Span, ";")],
        _ => [],
    };

    /// <summary>Whether it gives a local its value, without which the compiler refuses the method.</summary>
    private static bool IsFirstAssignment(ExpressionStatementSyntax statement) =>
        statement.Expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax name }
        && statement.FirstAncestorOrSelf<MethodDeclarationSyntax>()!.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Any(v => v.Identifier.Text == name.Identifier.Text && v.Initializer is null);

    private static IEnumerable<Mutation> OfBinary(BinaryExpressionSyntax binary)
    {
        if (Operators.TryGetValue(binary.Kind(), out (MutationKind Kind, string Operator) other))
        {
            yield return new(other.Kind, binary, binary.OperatorToken.Span, other.Operator);
        }

        if (binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.BitwiseAndExpression)
        {
            yield return new(MutationKind.Operand, binary, TextSpan.FromBounds(binary.Left.Span.End, binary.Span.End), string.Empty);
        }

        if (binary is { RawKind: (int)SyntaxKind.AddExpression, Right: IdentifierNameSyntax inner, Left: BinaryExpressionSyntax
            { RawKind: (int)SyntaxKind.MultiplyExpression, Left: IdentifierNameSyntax outer, Right: LiteralExpressionSyntax extent } })
        {
            yield return new(MutationKind.Indices, binary, binary.Span, $"{inner} * {extent} + {outer}");
        }

        if (binary.Kind() is SyntaxKind.AddExpression)
        {
            yield return new(MutationKind.Operand, binary, TextSpan.FromBounds(binary.SpanStart, binary.Right.SpanStart), string.Empty);
        }
    }

    private static IEnumerable<Mutation> OfLiteral(LiteralExpressionSyntax literal)
    {
        SyntaxNode signed = literal.Parent is PrefixUnaryExpressionSyntax ? literal.Parent : literal;
        if (IsLaneOfMask(signed))
        {
            bool isSet = signed is PrefixUnaryExpressionSyntax;
            yield return new(MutationKind.MaskLane, literal, signed.Span, isSet ? "0" : "-1");
        }
        else if (literal.Token.Value is int or long)
        {
            bool isStep = literal.Parent is AssignmentExpressionSyntax { Parent: ForStatementSyntax };
            string suffix = literal.Token.Text.EndsWith('L') ? "L" : string.Empty;
            long value = System.Convert.ToInt64(literal.Token.Value, System.Globalization.CultureInfo.InvariantCulture);
            foreach (long other in new[] { value + 1, value - 1, value + 4, value - 4 }.Where(v => v >= (isStep ? 1 : 0) && (v - value is 1 or -1 || value >= 4)))
            {
                yield return new(MutationKind.Integer, literal, literal.Span, other.ToString(System.Globalization.CultureInfo.InvariantCulture) + suffix);
            }
        }
        else if (literal.Token.Value is 0.0 or 0f)
        {
            yield return new(MutationKind.Constant, literal, literal.Span, literal.Token.Value is 0f ? "1f" : "1.0");
        }
        else
        {
            yield return new(MutationKind.Constant, literal, literal.Span, $"(-{literal.Token.Text})");
        }
    }

    /// <summary>A number of a vector that is seen as one of bits.</summary>
    private static bool IsLaneOfMask(SyntaxNode node) => node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax
    {
        Parent: MemberAccessExpressionSyntax { Name.Identifier.Text: "AsSingle" or "AsDouble" },
    } };

    private static IEnumerable<Mutation> OfInvocation(InvocationExpressionSyntax invocation)
    {
        SyntaxToken name = invocation.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier,
            IdentifierNameSyntax identifier => identifier.Identifier,
            _ => default,
        };
        SeparatedSyntaxList<ArgumentSyntax> arguments = invocation.ArgumentList.Arguments;
        bool isOneNumber = arguments.Count == 1;
        bool isOfPart = invocation.Expression is MemberAccessExpressionSyntax && name.Text.StartsWith("Load", System.StringComparison.Ordinal);
        foreach (string sibling in Siblings.GetValueOrDefault(name.Text, []).Where(s => (s != "CreateScalar" || isOneNumber) && !isOfPart))
        {
            yield return new(MutationKind.Function, invocation, name.Span, sibling);
        }

        if (name.Text == "Sum" && arguments.Count == 1)
        {
            yield return new(MutationKind.Function, invocation, invocation.Span, $"({arguments[0]}).ToScalar()");
        }

        if (name.Text == "AndNot")
        {
            yield return new(MutationKind.Operand, invocation, invocation.Span, $"({arguments[0]})");
        }

        bool isProduct = name.Text.StartsWith("MultiplyAdd", System.StringComparison.Ordinal);
        if (isProduct)
        {
            // Where the first factor is in memory, a reference and a distance stand before the other.
            ArgumentSyntax factor = arguments[arguments[0].RefOrOutKeyword.RawKind == 0 ? 0 : 2];
            yield return new(MutationKind.Sign, invocation, factor.Span, $"-({factor})");
        }

        // A product is the same either way round.
        for (int i = isProduct ? 1 : 0; i + 1 < arguments.Count; i++)
        {
            if (IsLike(arguments[i], arguments[i + 1]))
            {
                yield return new(
                    MutationKind.Arguments, invocation, TextSpan.FromBounds(arguments[i].SpanStart, arguments[i + 1].Span.End), $"{arguments[i + 1]}, {arguments[i]}");
            }
        }

        bool IsLike(ArgumentSyntax one, ArgumentSyntax other) =>
            name.Text is not ("Min" or "Max" or "MaxNative" or "MinNative") && one.RefOrOutKeyword.Text == other.RefOrOutKeyword.Text
            && one.ToString() != other.ToString() && one.NameColon is null && other.NameColon is null && TypeOf(one) == TypeOf(other);
    }

    /// <summary>What tells types apart: a reference, a number, a call's function, or how a variable is declared.</summary>
    private static string? TypeOf(ArgumentSyntax argument) => argument switch
    {
        { RefOrOutKeyword.RawKind: not 0 } => "ref",
        { Expression: LiteralExpressionSyntax literal } => literal.Token.Text == "default" ? argument.ToString() : "number",
        { Expression: BinaryExpressionSyntax } => "number",
        { Expression: InvocationExpressionSyntax call } => call.Expression.ToString(),
        { Expression: IdentifierNameSyntax name } => TypeOf(name),
        _ => argument.ToString(),
    };

    private static string? TypeOf(IdentifierNameSyntax name)
    {
        MethodDeclarationSyntax method = name.FirstAncestorOrSelf<MethodDeclarationSyntax>()!;
        return method.ParameterList.Parameters.FirstOrDefault(p => p.Identifier.Text == name.Identifier.Text)?.Type?.ToString()
            ?? method.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(v => v.Identifier.Text == name.Identifier.Text)
                .Select(v => ((VariableDeclarationSyntax)v.Parent!).Type.ToString()).FirstOrDefault() ?? name.ToString();
    }
}
