using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>
/// Reads all networks of a project. The compiler binds a class's attributes anew after every edit of any file, which costs more than all else of an
/// edit; so a network is read again only where its own file, or a name it may depend on, has changed.
/// </summary>
internal static class ProjectReader
{
    /// <summary>The networks in the order of the files.</summary>
    public static ImmutableArray<NetworkDeclaration> Read(Compilation compilation, CancellationToken cancellation)
    {
        FileOutline[] files = [.. compilation.SyntaxTrees.Select(t => FileOutline.Of(t, cancellation))];
        string[] globalAliases = [.. files.SelectMany(f => f.GlobalUsings).Select(u => u.Alias?.Name.Identifier.ValueText).OfType<string>()];
        NetworkCandidate[] candidates = [.. files.SelectMany(f => f.Attributed.Where(c => c.MayBeNetwork(f.Aliases, globalAliases)))];
        if (candidates.Length == 0)
        {
            return [];
        }

        cancellation.ThrowIfCancellationRequested();
        var surroundings = new Surroundings(compilation, files);
        return [.. candidates.Select(c => c.Read(surroundings, () => Read(c.Syntax, compilation, cancellation))).OfType<NetworkDeclaration>()];
    }

    /// <summary>
    /// A class that bears the attribute on two declarations is an error of the compiler's; it is read once. One that has no name yet is not.
    /// </summary>
    private static NetworkDeclaration? Read(TypeDeclarationSyntax syntax, Compilation compilation, CancellationToken cancellation) =>
        compilation.GetSemanticModel(syntax.SyntaxTree).GetDeclaredSymbol(syntax, cancellation) is INamedTypeSymbol type
        && DeclaredType.IsNamed(type)
        && type.GetAttributes().FirstOrDefault(NetworkReader.IsNetwork)?.ApplicationSyntaxReference is { } first
        && first.SyntaxTree == syntax.SyntaxTree
        && syntax.Span.Contains(first.Span)
            ? NetworkReader.Read(type, compilation, cancellation)
            : null;
}
