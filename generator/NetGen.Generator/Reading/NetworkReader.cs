using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Declaration;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Reading;

/// <summary>READ: a class with attributes in; a declaration out, with nothing of Roslyn left in it.</summary>
internal static class NetworkReader
{
    public const string NetworkAttribute = "NetGen.NetworkAttribute";

    private const string Library = "NetGen";
    private const string LayerAttribute = nameof(LayerAttribute);
    private const string AttributeSuffix = "Attribute";

    /// <summary>All names of a namespace, none with an @.</summary>
    private static readonly SymbolDisplayFormat Qualified = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The declaration, or null where the class has no readable <c>[Network]</c> (the compiler says why).</summary>
    /// <param name="type">The class.</param>
    /// <param name="compilation">For a network that is to be written; null for one that is only checked.</param>
    /// <param name="cancellation">Ends it.</param>
    public static NetworkDeclaration? Read(INamedTypeSymbol type, Compilation? compilation, CancellationToken cancellation)
    {
        if (type.GetAttributes().FirstOrDefault(IsNetwork) is not { } network)
        {
            return null;
        }

        ArgumentList arguments = AttributeArguments.Of(network);
        if (!NetworkOptions.Accepts(arguments))
        {
            return null;
        }

        ImmutableArray<AttributeData> layers = LayersOf(type);
        cancellation.ThrowIfCancellationRequested();
        Precision precision = NetworkOptions.Of(arguments).Precision;
        return new NetworkDeclaration(
            type.Name,
            NamespaceOf(type),
            EquatableArray<Container>.From(ContainersOf(type)),
            HintName.Of(NamespaceOf(type), Chain(type).Reverse().Select(t => t.MetadataName)),
            FactsOf(type) | Fact(ClassFacts.HidesInherited, ReservedMembers.HidesInherited(type, precision)),
            EquatableArray<Clash>.From(ReservedMembers.Clashes(type, precision)),
            arguments,
            EquatableArray<LayerDeclaration>.From(
                layers.Select(l => new LayerDeclaration(KindOf(l), AttributeArguments.Of(l), AttributeArguments.IsMalformed(l), IsStray(l, network)))))
        {
            Budget = type.GetAttributes().FirstOrDefault(IsBudget) is { } budget ? AttributeArguments.Of(budget) : null,
            OldLanguage = OldLanguageOf(network),
            LeftOut = compilation is null ? EquatableArray<string>.Empty : EquatableArray<string>.From(OptionalMembers.LeftOut(type, compilation)),
        };
    }

    /// <summary>The layer attributes, in source order within one declaration.</summary>
    public static ImmutableArray<AttributeData> LayersOf(INamedTypeSymbol type) => [.. type.GetAttributes().Where(IsLayer).OrderBy(Position)];

    /// <summary>The declaration, among the partial ones of a class, that an attribute stands on.</summary>
    public static TypeDeclarationSyntax? DeclarationOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>Whether the type and all it stands in have a name by now: without one no part of it can be written.</summary>
    public static bool IsNamed(INamespaceOrTypeSymbol symbol) =>
        symbol is INamespaceSymbol { IsGlobalNamespace: true }
            || (symbol.Name.Length > 0 && IsNamed(symbol.ContainingType ?? (INamespaceOrTypeSymbol)symbol.ContainingNamespace));

    public static bool IsNetwork(AttributeData attribute) => IsOurs(attribute.AttributeClass, nameof(NetworkAttribute));

    public static bool IsBudget(AttributeData attribute) => IsOurs(attribute.AttributeClass, "BudgetAttribute");

    public static bool IsLayer(AttributeData attribute)
    {
        INamedTypeSymbol? type = attribute.AttributeClass?.BaseType;
        while (type is not null && !IsOurs(type, LayerAttribute))
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    private static bool IsOurs(INamedTypeSymbol? type, string name) =>
        type is { ContainingType: null, Arity: 0, ContainingNamespace: { Name: Library, ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;

    private static bool IsStray(AttributeData layer, AttributeData network) => DeclarationOf(layer) != DeclarationOf(network);

    private static int Position(AttributeData attribute) => attribute.ApplicationSyntaxReference?.Span.Start ?? 0;

    /// <summary>A layer of the user's own keeps its qualifiers, so that it is never taken for one of ours.</summary>
    private static string KindOf(AttributeData attribute)
    {
        INamedTypeSymbol type = attribute.AttributeClass!;
        string name = type.Name.Length > AttributeSuffix.Length && type.Name.EndsWith(AttributeSuffix, StringComparison.Ordinal)
            ? type.Name.Substring(0, type.Name.Length - AttributeSuffix.Length)
            : type.Name;
        string owner = ((ISymbol?)type.ContainingType ?? type.ContainingNamespace).ToDisplayString();
        return owner == Library ? name : type is { ContainingType: null, ContainingNamespace.IsGlobalNamespace: true } ? $"global::{name}" : $"{owner}.{name}";
    }

    /// <summary>The class's file says it: another may have another version.</summary>
    private static string? OldLanguageOf(AttributeData network) =>
        network.ApplicationSyntaxReference?.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp12 and var version }
            ? version.ToDisplayString()
            : null;

    private static ClassFacts FactsOf(INamedTypeSymbol type) =>
        Fact(ClassFacts.NotPartial, !IsPartial(type))
            | Fact(ClassFacts.Generic, Chain(type).Any(t => t.TypeParameters.Length > 0))
            | Fact(ClassFacts.Static, type.IsStatic)
            | Fact(ClassFacts.Abstract, type.IsAbstract && !type.IsStatic)
            | Fact(ClassFacts.FileLocal, Chain(type).Any(t => t.IsFileLocal))
            | Fact(ClassFacts.Record, type.IsRecord)
            | Fact(ClassFacts.Struct, type.IsValueType && !type.IsRecord)
            | Fact(ClassFacts.HidesNamespace, HidesNamespace(type));

    private static ClassFacts Fact(ClassFacts fact, bool holds) => holds ? fact : ClassFacts.None;

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }

    private static IEnumerable<Container> ContainersOf(INamedTypeSymbol type) =>
        Chain(type).Skip(1).Reverse().Select(c => new Container(Keyword(c), c.Name, IsPartial(c), c.TypeParameters.Length > 0));

    private static string Keyword(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (_, TypeKind.Struct) => "struct",
        (_, TypeKind.Interface) => "interface",
        _ => "class",
    };

    private static bool IsPartial(INamedTypeSymbol type) => GeneratedPart.UserDeclarations(type)
        .Select(r => r.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .Any(t => t.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString(Qualified);

    /// <summary>Whether the class, or the type around it, takes the place of a namespace that the generated code needs.</summary>
    private static bool HidesNamespace(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace && Chain(type).Last().Name is Library or "System";
}
