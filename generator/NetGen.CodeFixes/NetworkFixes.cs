using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Reading;

namespace NetGen.CodeFixes;

/// <summary>Offers what solves a problem of a declaration: the remedies that its diagnostic carries, and changes of attributes and modifiers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NetworkFixes))]
[Shared]
public sealed class NetworkFixes : CodeFixProvider
{
    /// <summary>The compiler's own, where it is <c>[Network]</c>.</summary>
    private const string DuplicateAttribute = "CS0579";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        "NG1001", "NG1002", "NG1004", "NG1005", "NG1006", "NG1008", "NG1010", "NG1011", "NG1015", "NG2005", "NG2006", "NG3002", "NG3003", "NG3005",
        "NG3006", "NG3007", "NG3008", "NG3009", "NG3011", "NG3012", "NG3013", "NG3014", "NG4004", "NG5001", "NG5013",
        DuplicateAttribute,
    ];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Change change in ChangesFor(diagnostic, root))
            {
                // Equal titles with other names in them are one kind of fix for "fix all".
                context.RegisterCodeFix(
                    CodeAction.Create(change.Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(change.Apply())), change.Key), diagnostic);
            }
        }
    }

    private static IEnumerable<Change> ChangesFor(Diagnostic diagnostic, SyntaxNode root)
    {
        SyntaxNode place = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        TypeDeclarationSyntax? type = place.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return (diagnostic.Id, type) switch
        {
            ("NG4004", _) => NearestName(diagnostic, place is ArgumentSyntax { Expression: var written } ? written : place, root),
            (_, null) => [],
            (DuplicateAttribute, _) => Attribute(place) is { } second && Attributes.IsNetwork(second)
                ? [new("Remove this [Network]", "remove", () => Attributes.Remove(root, second))]
                : [],
            ("NG1001" or "NG5001", _) => [new("Make it partial", "partial", () => root.ReplaceNode(type, Modifiers.MakePartial(type)))],
            ("NG1002", _) => [new("Add [Network]", "network", () => Attributes.InsertFirst(root, type, Attributes.NetworkFor(type)))],
            ("NG1004", _) => [new("Add [Input]", "input", () => Attributes.InsertInput(root, type))],
            ("NG1005", _) when Attribute(place) is { } extra => [new("Remove this [Input]", "remove", () => Attributes.Remove(root, extra))],
            ("NG1006", _) when Attribute(place) is { } input => [new("Move [Input] to the top", "move", () => Attributes.MoveToTop(root, type, input))],
            _ => Remedies(diagnostic, root),
        };
    }

    private static AttributeSyntax? Attribute(SyntaxNode place) => place.FirstAncestorOrSelf<AttributeSyntax>();

    private static IEnumerable<Change> Remedies(Diagnostic diagnostic, SyntaxNode root)
    {
        for (int i = 0; i < diagnostic.AdditionalLocations.Count; i++)
        {
            Location location = diagnostic.AdditionalLocations[i];
            if (location.SourceTree == root.SyntaxTree
                && diagnostic.Properties.TryGetValue(RemedyText.Key(i), out string? text)
                && Attribute(root.FindNode(location.SourceSpan, getInnermostNodeForTie: true)) is { } attribute)
            {
                yield return ChangeOf(text!, attribute, root);
            }
        }
    }

    private static Change ChangeOf(string remedy, AttributeSyntax attribute, SyntaxNode root)
    {
        (string change, int written, string argument, string value) = RemedyText.Read(remedy);
        return change switch
        {
            "Remove" => new($"Remove [{attribute.Name}]", "remove", () => Attributes.Remove(root, attribute)),
            "Insert" => new($"Put [{value}] before [{attribute.Name}]", "insert", () => Attributes.InsertBefore(root, attribute, value)),
            _ => new(
                $"Write {argument}: {value} in [{attribute.Name}]",
                argument,
                () => root.ReplaceNode(attribute, Attributes.WithArgument(attribute, written, argument, value))),
        };
    }

    /// <summary>The name of a tensor that was meant, where it is written as a string.</summary>
    private static IEnumerable<Change> NearestName(Diagnostic diagnostic, SyntaxNode place, SyntaxNode root)
    {
        if (place is LiteralExpressionSyntax literal && diagnostic.Properties.TryGetValue(RemedyText.NearestName, out string? name) && name is not null)
        {
            yield return new(
                $"Write \"{name}\"",
                "name",
                () => root.ReplaceNode(literal, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)).WithTriviaFrom(literal)));
        }
    }

    /// <summary>What is offered.</summary>
    /// <param name="Title">How.</param>
    /// <param name="Key">What is equal for all that are fixed together.</param>
    /// <param name="Apply">The file after it.</param>
    private sealed record Change(string Title, string Key, System.Func<SyntaxNode> Apply);
}
