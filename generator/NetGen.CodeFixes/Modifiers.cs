using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.CodeFixes;

/// <summary>Changes of a type's modifiers.</summary>
internal static class Modifiers
{
    /// <summary>The type with <c>partial</c>, which stands right before its keyword.</summary>
    public static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type)
    {
        SyntaxToken keyword = type.Keyword;
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count == 0)
        {
            // What stands before the type stands before its first token.
            partial = partial.WithLeadingTrivia(keyword.LeadingTrivia);
            keyword = keyword.WithLeadingTrivia(SyntaxTriviaList.Empty);
        }

        return type.WithKeyword(keyword).WithModifiers(type.Modifiers.Add(partial));
    }
}
