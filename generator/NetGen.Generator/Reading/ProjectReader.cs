using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>
/// Reads all networks of a project. The compiler binds a class's attributes anew after every edit of any file, some 0.7 ms for each network; so a
/// network is read again only where its own file, or a name it may depend on, has changed.
/// </summary>
internal static class ProjectReader
{
    /// <summary>The networks of each file, in the order of the files.</summary>
    public static ImmutableArray<EquatableArray<NetworkDeclaration>> Read(Compilation compilation, CancellationToken cancellation)
    {
        FileOutline[] files = [.. compilation.SyntaxTrees.Select(t => FileOutline.Of(t, cancellation))];
        var surroundings = new Surroundings(compilation, files);
        return [.. files.Select(f => EquatableArray<NetworkDeclaration>.From(Read(f, surroundings, compilation, cancellation)))];
    }

    private static IEnumerable<NetworkDeclaration> Read(
        FileOutline file, Surroundings surroundings, Compilation compilation, CancellationToken cancellation) =>
        file.Attributed
            .Where(c => c.MayBeNetwork(surroundings.AliasesIn(file)))
            .Select(c => c.Read(surroundings, () => Read(c.Syntax, compilation, cancellation)))
            .OfType<NetworkDeclaration>();

    /// <summary>
    /// A class that bears the attribute on two declarations is an error of the compiler's; it is read once. One that has no name yet is not.
    /// </summary>
    private static NetworkDeclaration? Read(TypeDeclarationSyntax syntax, Compilation compilation, CancellationToken cancellation) =>
        compilation.GetSemanticModel(syntax.SyntaxTree).GetDeclaredSymbol(syntax, cancellation) is INamedTypeSymbol type
        && NetworkReader.IsNamed(type)
        && type.GetAttributes().FirstOrDefault(NetworkReader.IsNetwork)?.ApplicationSyntaxReference is { } first
        && first.SyntaxTree == syntax.SyntaxTree
        && syntax.Span.Contains(first.Span)
            ? NetworkReader.Read(type, cancellation)
            : null;
}
