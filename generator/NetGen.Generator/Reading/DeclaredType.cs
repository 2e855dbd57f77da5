using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>What a part of a type must be written with, whatever the type is to be.</summary>
internal static class DeclaredType
{
    /// <summary>The namespace of the attributes.</summary>
    public const string Library = "NetGen";

    /// <summary>All names of a namespace, none with an @.</summary>
    private static readonly SymbolDisplayFormat Qualified = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>Whether it is a type of the library.</summary>
    public static bool IsOurs(INamedTypeSymbol? type, string name) =>
        type is { ContainingType: null, Arity: 0, ContainingNamespace: { Name: Library, ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;

    /// <summary>Whether the type and all it stands in have a name by now: without one no part of it can be written.</summary>
    public static bool IsNamed(INamespaceOrTypeSymbol symbol) =>
        symbol is INamespaceSymbol { IsGlobalNamespace: true }
            || (symbol.Name.Length > 0 && IsNamed(symbol.ContainingType ?? (INamespaceOrTypeSymbol)symbol.ContainingNamespace));

    /// <summary>The type and those around it, outermost last.</summary>
    public static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }

    public static IEnumerable<Container> ContainersOf(INamedTypeSymbol type) =>
        Chain(type).Skip(1).Reverse().Select(c => new Container(Keyword(c), c.Name, IsPartial(c), c.TypeParameters.Length > 0));

    /// <summary>How the type is reopened.</summary>
    public static string Keyword(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (_, TypeKind.Struct) => "struct",
        (_, TypeKind.Interface) => "interface",
        _ => "class",
    };

    public static bool IsPartial(INamedTypeSymbol type) => GeneratedPart.UserDeclarations(type)
        .Select(r => r.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .Any(t => t.Modifiers.Any(SyntaxKind.PartialKeyword));

    public static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString(Qualified);

    public static string HintNameOf(INamedTypeSymbol type) => HintName.Of(NamespaceOf(type), Chain(type).Reverse().Select(t => t.MetadataName));

    /// <summary>Whether the type, or the type around it, takes the place of a namespace that the generated code needs.</summary>
    public static bool HidesNamespace(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace && Chain(type).Last().Name is Library or "System";

    /// <summary>A file's version of C#, where it is lower than generated code needs.</summary>
    public static string? OldLanguageOf(SyntaxTree? file) =>
        file?.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp12 and var version } ? version.ToDisplayString() : null;
}
