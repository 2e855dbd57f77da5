using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.CallSites;

/// <summary>What locals and readonly fields that are set where they are declared, and never again, hold.</summary>
internal sealed class SingleAssignments
{
    /// <summary>Methods of arrays and spans that change no variable; another may be an extension that takes it by reference.</summary>
    private static readonly string[] Harmless = ["AsSpan", "Slice", "ToArray", "CopyTo", "Fill", "Clear", "Sort", "Reverse"];

    private readonly ConcurrentDictionary<SyntaxNode, HashSet<string>> _assigned = [];

    /// <summary>The value; null where it is not known.</summary>
    public IOperation? ValueOf(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: { IsRef: false } local } => Initializer(local, reference),
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } => Initializer(field, reference),
        _ => null,
    };

    private IOperation? Initializer(ISymbol variable, IOperation reference)
    {
        SemanticModel? model = reference.SemanticModel;
        SyntaxNode? declared = variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (declared is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator || declarator.SyntaxTree != model?.SyntaxTree)
        {
            return null;
        }

        IEnumerable<SyntaxNode> scopes = variable is IFieldSymbol field
            ? field.ContainingType.DeclaringSyntaxReferences.Select(r => r.GetSyntax())
            : [ScopeOf(declarator)];
        return scopes.Any(s => AssignedIn(s).Contains(variable.Name)) ? null : model.GetOperation(value, CancellationToken.None);
    }

    /// <summary>The member that a local is declared in; of top-level statements, each of which is one, the file.</summary>
    private static SyntaxNode ScopeOf(SyntaxNode local) =>
        local.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and not GlobalStatementSyntax ? member : local.SyntaxTree.GetRoot();

    /// <summary>Names that are written to: a name that another variable has too is one of them.</summary>
    private HashSet<string> AssignedIn(SyntaxNode scope) => _assigned.GetOrAdd(scope, static s => [.. s.DescendantNodes().SelectMany(Written)]);

    private static IEnumerable<string> Written(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => NamesOf(assignment.Left),
        ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } argument => NamesOf(argument.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } called }
            when !Harmless.Contains(called.Name.Identifier.ValueText) => NamesOf(receiver),
        RefExpressionSyntax reference => NamesOf(reference.Expression),
        PrefixUnaryExpressionSyntax prefix
            when prefix.OperatorToken.Kind() is SyntaxKind.PlusPlusToken or SyntaxKind.MinusMinusToken or SyntaxKind.AmpersandToken =>
            NamesOf(prefix.Operand),
        PostfixUnaryExpressionSyntax postfix => NamesOf(postfix.Operand),
        _ => [],
    };

    private static IEnumerable<string> NamesOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => [name.Identifier.ValueText],
        MemberAccessExpressionSyntax member => [member.Name.Identifier.ValueText],
        TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(a => NamesOf(a.Expression)),
        ParenthesizedExpressionSyntax inner => NamesOf(inner.Expression),
        ConditionalExpressionSyntax either => NamesOf(either.WhenTrue).Concat(NamesOf(either.WhenFalse)),
        _ => [],
    };
}
