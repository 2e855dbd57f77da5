using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Emission;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>Leaves fast code one of its vector widths, whatever the processor has: the others would go unseen, and compile for nothing.</summary>
internal static class OneWidth
{
    public static Func<SyntaxNode, SyntaxNode> Of(int vectorBits)
    {
        string kept = "Code" + vectorBits;
        string[] dropped = [.. FastCode.Widths.Where(w => w != vectorBits).Select(w => "Code" + w)];
        return root => Use(root.RemoveNodes(
            root.DescendantNodes().OfType<ClassDeclarationSyntax>().Where(c => IsDropped(c.Identifier)), SyntaxRemoveOptions.KeepNoTrivia)!);

        SyntaxNode Use(SyntaxNode root) => root.ReplaceTokens(root.DescendantTokens().Where(IsDropped), (token, _) => SyntaxFactory.Identifier(Kept(token.Text)));

        bool IsDropped(SyntaxToken token) => dropped.Any(d => token.Text.EndsWith(d, StringComparison.Ordinal));

        string Kept(string name) => dropped.Aggregate(name, (n, d) => n.Replace(d, kept, StringComparison.Ordinal));
    }
}
