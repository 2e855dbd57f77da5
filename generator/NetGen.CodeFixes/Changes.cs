using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Reading;

namespace NetGen.CodeFixes;

/// <summary>The changes of a file that solve a problem in it: the remedies that its diagnostic carries, and changes of attributes and
/// modifiers.</summary>
internal sealed class Changes
{
    /// <summary>The compiler's own, where it is <c>[Network]</c>.</summary>
    public const string DuplicateAttribute = "CS0579";

    private const char Separator = ' ';

    private readonly SemanticModel _model;

    private Changes(SyntaxNode root, SemanticModel model) => (Root, _model) = (root, model);

    public SyntaxNode Root { get; }

    /// <summary>Those in a file of C#; null for another.</summary>
    public static async Task<Changes?> InAsync(Document document, CancellationToken cancellation) =>
        await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
        && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? new Changes(root, model)
            : null;

    /// <summary>The diagnostic's id in a change's key.</summary>
    public static string IdOf(string key) => key.Split(Separator)[0];

    /// <summary>The best first.</summary>
    public IEnumerable<Change> For(Diagnostic diagnostic)
    {
        SyntaxNode place = Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        AttributeSyntax? attribute = AttributeOf(place);
        var type = place.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        LibraryNames names = NamesAt(place);
        string id = diagnostic.Id;
        return (id, type) switch
        {
            ("NG4004", _) => NearestName(diagnostic, place is ArgumentSyntax { Expression: var written } ? written : place),
            (_, null) => [],
            (DuplicateAttribute, _) when attribute is not null && Attributes.IsNetwork(attribute) => [Removal("Remove this [Network]", id, attribute)],
            (DuplicateAttribute, _) => [],
            ("NG1001" or "NG5001", _) => [OfType("Make it partial", id, type, (root, t) => root.ReplaceNode(t, Modifiers.MakePartial(t)))],
            ("NG1002", _) => [OfType("Add [Network]", id, type, (root, t) => Attributes.InsertFirst(root, t, Attributes.NetworkFor(t, names)))],
            ("NG1004", _) => [OfType("Add [Input]", id, type, (root, t) => Attributes.InsertInput(root, t, names))],
            ("NG1005", _) when attribute is not null => [Removal("Remove this [Input]", id, attribute)],
            ("NG1006", _) when attribute is not null => [OfAttribute("Move [Input] to the top", Key(id, "move"), attribute, Attributes.MoveToTop)],
            _ => Remedies(diagnostic),
        };
    }

    private static AttributeSyntax? AttributeOf(SyntaxNode place) => place.FirstAncestorOrSelf<AttributeSyntax>();

    private static string Key(string id, string kind) => id + Separator + kind;

    private static Change OfType(
        string title, string id, TypeDeclarationSyntax type, Func<SyntaxNode, TypeDeclarationSyntax, SyntaxNode> apply) =>
        new(title, Key(id, "type"), type, (root, t) => apply(root, (TypeDeclarationSyntax)t));

    private static Change OfAttribute(
        string title, string key, AttributeSyntax attribute, Func<SyntaxNode, AttributeSyntax, SyntaxNode> apply) =>
        new(title, key, attribute, (root, a) => apply(root, (AttributeSyntax)a));

    private static Change Removal(string title, string id, AttributeSyntax attribute) =>
        OfAttribute(title, Key(id, "remove"), attribute, Attributes.Remove);

    private LibraryNames NamesAt(SyntaxNode place) => new(_model, place.SpanStart);

    private IEnumerable<Change> Remedies(Diagnostic diagnostic)
    {
        for (int i = 0; i < diagnostic.AdditionalLocations.Count; i++)
        {
            Location location = diagnostic.AdditionalLocations[i];
            if (location.SourceTree == Root.SyntaxTree
                && diagnostic.Properties.TryGetValue(RemedyText.Key(i), out string? text)
                && AttributeOf(Root.FindNode(location.SourceSpan, getInnermostNodeForTie: true)) is { } attribute)
            {
                yield return Remedy(diagnostic.Id, text!, attribute);
            }
        }
    }

    private Change Remedy(string id, string remedy, AttributeSyntax attribute)
    {
        (string change, int written, string argument, string value) = RemedyText.Read(remedy);
        LibraryNames names = NamesAt(attribute);
        switch (change)
        {
            case "Remove":
                return Removal($"Remove [{attribute.Name}]", id, attribute);
            case "Insert":
                string added = names.Attribute(value);
                return OfAttribute(
                    $"Put [{value}] before [{attribute.Name}]", Key(id, "insert"), attribute, (root, a) => Attributes.InsertBefore(root, a, added));
            default:
                // Sizes are fixed together, and so are names, whatever the options are called.
                string expression = names.Value(value);
                return OfAttribute(
                    $"Write {argument}: {value} in [{attribute.Name}]",
                    Key(id, value[0] == '"' ? "text" : char.IsDigit(value[0]) ? "number" : argument),
                    attribute,
                    (root, a) => root.ReplaceNode(a, Attributes.WithArgument(a, written, argument, expression)));
        }
    }

    /// <summary>The name of a tensor that was meant, where it is written as a string.</summary>
    private static IEnumerable<Change> NearestName(Diagnostic diagnostic, SyntaxNode place)
    {
        if (place is LiteralExpressionSyntax literal
            && diagnostic.Properties.TryGetValue(RemedyText.NearestName, out string? name)
            && name is not null)
        {
            LiteralExpressionSyntax nearest = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
            yield return new($"Write \"{name}\"", Key(diagnostic.Id, "name"), literal, (root, l) => root.ReplaceNode(l, nearest.WithTriviaFrom(l)));
        }
    }
}
