using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>
/// Reads all networks and rows of a project. The compiler binds a type's attributes anew after every edit of any file, which costs more than all else of
/// an edit; so a type is read again only where its own file, or a declaration it may depend on, has changed.
/// </summary>
internal static class ProjectReader
{
    /// <summary>The networks in the order of the files.</summary>
    public static ImmutableArray<NetworkDeclaration> Read(Compilation compilation, CancellationToken cancellation) =>
        Read(compilation, "Network", (type, surroundings) => type.Read(surroundings, () =>
            Read(type.Syntax, compilation, NetworkReader.IsNetwork, symbol => NetworkReader.Read(symbol, compilation, cancellation), cancellation)), network => network.HintName, cancellation);

    /// <summary>The rows in the order of the files; none in a version of C# that generated code is not written in.</summary>
    public static ImmutableArray<RowDeclaration> ReadRows(Compilation compilation, CancellationToken cancellation) =>
        Read(compilation, "Features", (type, surroundings) => type.ReadRow(surroundings, () =>
            DeclaredType.OldLanguageOf(type.Syntax.SyntaxTree) is null
                ? Read(type.Syntax, compilation, RowReader.IsFeatures, RowReader.Read, cancellation)
                : null), row => row.HintName, cancellation);

    private static ImmutableArray<T> Read<T>(
        Compilation compilation, string attribute, Func<AttributedType, Surroundings, T?> read, Func<T, string> fileOf, CancellationToken cancellation)
        where T : class
    {
        FileOutline[] files = [.. compilation.SyntaxTrees.Select(t => FileOutline.Of(t, cancellation))];
        string[] globalAliases = [.. files.SelectMany(f => f.GlobalUsings).Select(u => u.Alias?.Name.Identifier.ValueText).OfType<string>()];
        AttributedType[] types = [.. files.SelectMany(f => f.Attributed.Where(c => c.MayHave(attribute, f.Aliases, globalAliases)))];
        if (types.Length == 0)
        {
            return [];
        }

        cancellation.ThrowIfCancellationRequested();
        var surroundings = new Surroundings(compilation, files);

        // Two types may have one name, such as a record and a struct that a mistake has made of one type: the first gets the file.
        return [.. types.Select(t => read(t, surroundings)).OfType<T>().GroupBy(fileOf, StringComparer.Ordinal).Select(g => g.First())];
    }

    /// <summary>
    /// A type that bears the attribute on two declarations is an error of the compiler's; it is read once. One that has no name yet is not.
    /// </summary>
    private static T? Read<T>(
        TypeDeclarationSyntax syntax, Compilation compilation, Func<AttributeData, bool> isAttribute, Func<INamedTypeSymbol, T?> read, CancellationToken cancellation)
        where T : class =>
        compilation.GetSemanticModel(syntax.SyntaxTree).GetDeclaredSymbol(syntax, cancellation) is INamedTypeSymbol type
        && DeclaredType.IsNamed(type)
        && type.GetAttributes().FirstOrDefault(isAttribute)?.ApplicationSyntaxReference is { } first
        && first.SyntaxTree == syntax.SyntaxTree
        && syntax.Span.Contains(first.Span)
            ? read(type)
            : null;
}
