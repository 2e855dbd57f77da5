using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>Changes of a class's attributes, which keep the lines, the comments and the indentation around them.</summary>
internal static class Attributes
{
    /// <summary>The attribute with an argument: in place of the written one of that index, or by name behind the others where the index is -1.</summary>
    public static AttributeSyntax WithArgument(AttributeSyntax attribute, int written, string argument, string value)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(value);
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        if (written >= 0)
        {
            AttributeArgumentSyntax old = arguments.Where(a => a.NameEquals is null).ElementAt(written);
            return attribute.ReplaceNode(old.Expression, expression.WithTriviaFrom(old.Expression));
        }

        AttributeArgumentSyntax added = SyntaxFactory.AttributeArgument(
            null, SyntaxFactory.NameColon(argument).WithTrailingTrivia(SyntaxFactory.Space), expression);

        // Properties come last.
        int at = arguments.Count(a => a.NameEquals is null);
        if (arguments.Count > 0)
        {
            added = at == 0 ? added : added.WithLeadingTrivia(SyntaxFactory.Space);
        }

        return attribute.WithArgumentList((attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList()).WithArguments(arguments.Insert(at, added)));
    }

    /// <summary>A <c>[Network]</c> whose loss fits the last activation as it is written.</summary>
    public static string NetworkFor(TypeDeclarationSyntax type, LibraryNames names)
    {
        string last = type.AttributeLists.SelectMany(l => l.Attributes).Last().ToString();
        string loss = last.Contains("Softmax") ? "CrossEntropy" : last.Contains("Activation.Sigmoid") ? "BinaryCrossEntropy" : "MeanSquaredError";
        return $"{names.Attribute("Network")}({names.Value("Loss." + loss)})";
    }

    /// <summary>Puts an attribute on a line of its own before all others.</summary>
    public static SyntaxNode InsertFirst(SyntaxNode root, TypeDeclarationSyntax type, string attribute) =>
        InsertBefore(root, type.AttributeLists.First(), attribute);

    /// <summary>Puts <c>[Input(1)]</c> before the first layer: behind <c>[Network]</c>, where that comes first.</summary>
    public static SyntaxNode InsertInput(SyntaxNode root, TypeDeclarationSyntax type, LibraryNames names)
    {
        string input = names.Attribute("Input") + "(1)";
        AttributeSyntax? layer = type.AttributeLists.SelectMany(l => l.Attributes).FirstOrDefault(a => !IsNetwork(a));
        return layer is null ? InsertBehind(root, type.AttributeLists.Last(), input) : InsertBefore(root, layer, input);
    }

    /// <summary>Removes an attribute, and its brackets with it where it is alone; the comments above stay.</summary>
    public static SyntaxNode Remove(SyntaxNode root, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        return list.Attributes.Count > 1
            ? root.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!
            : root.RemoveNode(list, HasComment(list) ? SyntaxRemoveOptions.KeepLeadingTrivia : SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    /// <summary>Puts an attribute before another: on a line of its own, or into the same brackets where these hold several.</summary>
    public static SyntaxNode InsertBefore(SyntaxNode root, AttributeSyntax attribute, string added)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        return list.Attributes.Count == 1
            ? InsertBefore(root, list, added)
            : root.ReplaceNode(list, list.WithAttributes(list.Attributes.Insert(list.Attributes.IndexOf(attribute), ListOf(added).Attributes[0])));
    }

    /// <summary>Moves a layer before the other layers.</summary>
    public static SyntaxNode MoveToTop(SyntaxNode root, AttributeSyntax attribute)
    {
        TypeDeclarationSyntax type = attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
        AttributeSyntax first = type.AttributeLists.SelectMany(l => l.Attributes).First(a => !IsNetwork(a));
        SyntaxNode tracked = root.TrackNodes(first, attribute);
        SyntaxNode inserted = InsertBefore(tracked, tracked.GetCurrentNode(first)!, attribute.ToString());
        return Remove(inserted, inserted.GetCurrentNode(attribute)!);
    }

    public static bool IsNetwork(AttributeSyntax attribute) => attribute.Name.ToString().Split('.').Last() is "Network" or "NetworkAttribute";

    private static bool HasComment(AttributeListSyntax list) =>
        list.GetLeadingTrivia().Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));

    private static SyntaxNode InsertBefore(SyntaxNode root, AttributeListSyntax next, string attribute)
    {
        // What stands above the next one stands above the new one; the next one keeps its indentation.
        AttributeListSyntax added = ListOf(attribute).WithLeadingTrivia(next.GetLeadingTrivia()).WithTrailingTrivia(LineEnd(root));
        SyntaxTrivia indentation = next.GetLeadingTrivia().LastOrDefault();
        return root.ReplaceNode(
            next,
            [added, next.WithLeadingTrivia(indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? [indentation] : SyntaxTriviaList.Empty)]);
    }

    private static SyntaxNode InsertBehind(SyntaxNode root, AttributeListSyntax last, string attribute)
    {
        SyntaxTrivia indentation = last.GetLeadingTrivia().LastOrDefault();
        AttributeListSyntax added = ListOf(attribute)
            .WithLeadingTrivia(indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? [indentation] : SyntaxTriviaList.Empty)
            .WithTrailingTrivia(last.GetTrailingTrivia());
        return root.InsertNodesAfter(last, [added]);
    }

    private static AttributeListSyntax ListOf(string attribute) =>
        ((TypeDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[{attribute}] class C;")!).AttributeLists[0];

    /// <summary>As the file's lines end.</summary>
    private static SyntaxTrivia LineEnd(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end : SyntaxFactory.LineFeed;
}
