using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>Leaves fast code one of its two vector widths, whatever the processor has: the other would go unseen, and compile for nothing.</summary>
internal static class OneWidth
{
    public static Func<SyntaxNode, SyntaxNode> Of(int vectorBits)
    {
        string kept = "Code" + vectorBits;
        string dropped = "Code" + (vectorBits == 256 ? 128 : 256);
        return root => Use(root.RemoveNodes(
            root.DescendantNodes().OfType<ClassDeclarationSyntax>().Where(c => c.Identifier.Text.EndsWith(dropped, StringComparison.Ordinal)), SyntaxRemoveOptions.KeepNoTrivia)!);

        SyntaxNode Use(SyntaxNode root) => root.ReplaceTokens(
            root.DescendantTokens().Where(t => t.Text.EndsWith(dropped, StringComparison.Ordinal)),
            (token, _) => Microsoft.CodeAnalysis.CSharp.SyntaxFactory.Identifier(token.Text.Replace(dropped, kept, StringComparison.Ordinal)));
    }
}
