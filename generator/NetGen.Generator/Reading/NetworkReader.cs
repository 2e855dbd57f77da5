using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>READ: a class with attributes in; a declaration out, with nothing of Roslyn left in it.</summary>
internal static class NetworkReader
{
    public const string NetworkAttribute = "NetGen.NetworkAttribute";

    private const string Library = DeclaredType.Library;
    private const string LayerAttribute = nameof(LayerAttribute);
    private const string AttributeSuffix = "Attribute";

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
        NetworkOptions options = NetworkOptions.Of(arguments);
        RowBinding? row = RowBinder.Bind(network, type, cancellation);
        return new NetworkDeclaration(
            type.Name,
            DeclaredType.NamespaceOf(type),
            EquatableArray<Container>.From(DeclaredType.ContainersOf(type)),
            DeclaredType.HintNameOf(type),
            FactsOf(type) | Fact(ClassFacts.HidesInherited, ReservedMembers.HidesInherited(type, options, row)),
            EquatableArray<Clash>.From(ReservedMembers.Clashes(type, options, row)),
            arguments,
            EquatableArray<LayerDeclaration>.From(
                layers.Select(l => new LayerDeclaration(KindOf(l), AttributeArguments.Of(l), AttributeArguments.IsMalformed(l), IsStray(l, network)))))
        {
            Budget = type.GetAttributes().FirstOrDefault(IsBudget) is { } budget ? AttributeArguments.Of(budget) : null,
            OldLanguage = DeclaredType.OldLanguageOf(network.ApplicationSyntaxReference?.SyntaxTree),
            LeftOut = compilation is null ? EquatableArray<string>.Empty : EquatableArray<string>.From(OptionalMembers.LeftOut(type, compilation)),
            Row = row,
        };
    }

    /// <summary>The layer attributes, in source order within one declaration.</summary>
    public static ImmutableArray<AttributeData> LayersOf(INamedTypeSymbol type) => [.. type.GetAttributes().Where(IsLayer).OrderBy(Position)];

    /// <summary>The declaration, among the partial ones of a class, that an attribute stands on.</summary>
    public static TypeDeclarationSyntax? DeclarationOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();

    public static bool IsNetwork(AttributeData attribute) => DeclaredType.IsOurs(attribute.AttributeClass, nameof(NetworkAttribute));

    public static bool IsBudget(AttributeData attribute) => DeclaredType.IsOurs(attribute.AttributeClass, "BudgetAttribute");

    public static bool IsLayer(AttributeData attribute)
    {
        INamedTypeSymbol? type = attribute.AttributeClass?.BaseType;
        while (type is not null && !DeclaredType.IsOurs(type, LayerAttribute))
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    private static bool IsStray(AttributeData layer, AttributeData network) => DeclarationOf(layer) != DeclarationOf(network);

    private static int Position(AttributeData attribute) => attribute.ApplicationSyntaxReference?.Span.Start ?? 0;

    /// <summary>A layer of the user's own keeps its qualifiers, so that it is never taken for one of ours.</summary>
    public static string KindOf(AttributeData attribute)
    {
        INamedTypeSymbol type = attribute.AttributeClass!;
        string name = type.Name.Length > AttributeSuffix.Length && type.Name.EndsWith(AttributeSuffix, StringComparison.Ordinal)
            ? type.Name.Substring(0, type.Name.Length - AttributeSuffix.Length)
            : type.Name;
        string owner = ((ISymbol?)type.ContainingType ?? type.ContainingNamespace).ToDisplayString();
        return owner == Library ? name : type is { ContainingType: null, ContainingNamespace.IsGlobalNamespace: true } ? $"global::{name}" : $"{owner}.{name}";
    }

    private static ClassFacts FactsOf(INamedTypeSymbol type) =>
        Fact(ClassFacts.NotPartial, !DeclaredType.IsPartial(type))
            | Fact(ClassFacts.Generic, DeclaredType.Chain(type).Any(t => t.TypeParameters.Length > 0))
            | Fact(ClassFacts.Static, type.IsStatic)
            | Fact(ClassFacts.Abstract, type.IsAbstract && !type.IsStatic)
            | Fact(ClassFacts.FileLocal, DeclaredType.Chain(type).Any(t => t.IsFileLocal))
            | Fact(ClassFacts.Record, type.IsRecord)
            | Fact(ClassFacts.Struct, type.IsValueType && !type.IsRecord)
            | Fact(ClassFacts.HidesNamespace, DeclaredType.HidesNamespace(type));

    private static ClassFacts Fact(ClassFacts fact, bool holds) => holds ? fact : ClassFacts.None;
}
