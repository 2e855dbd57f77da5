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

        ArgumentList arguments = Arguments(network);
        if (!NetworkOptions.Accepts(arguments))
        {
            return null;
        }

        ImmutableArray<AttributeData> layers = LayersOf(type);
        cancellation.ThrowIfCancellationRequested();
        Precision precision = NetworkOptions.Of(arguments).Precision;
        return new NetworkDeclaration(
            type.Name,
            DeclaredType.NamespaceOf(type),
            EquatableArray<Container>.From(DeclaredType.ContainersOf(type)),
            DeclaredType.HintNameOf(type),
            FactsOf(type) | Fact(ClassFacts.HidesInherited, ReservedMembers.HidesInherited(type, precision)),
            EquatableArray<Clash>.From(ReservedMembers.Clashes(type, precision)),
            arguments,
            EquatableArray<LayerDeclaration>.From(
                layers.Select(l => new LayerDeclaration(KindOf(l), Arguments(l), IsMalformed(l), IsStray(l, network)))))
        {
            LeftOut = compilation is null ? EquatableArray<string>.Empty : EquatableArray<string>.From(OptionalMembers.LeftOut(type, compilation)),
            Row = RowBinder.Bind(network, type, cancellation),
        };
    }

    /// <summary>The layer attributes, in source order within one declaration.</summary>
    public static ImmutableArray<AttributeData> LayersOf(INamedTypeSymbol type) => [.. type.GetAttributes().Where(IsLayer).OrderBy(Position)];

    /// <summary>The arguments of an attribute; none where the compiler could not choose a constructor.</summary>
    public static ArgumentList Arguments(AttributeData attribute)
    {
        ImmutableArray<IParameterSymbol> parameters = attribute.AttributeConstructor?.Parameters ?? [];
        var written = new WrittenArguments(attribute);
        IEnumerable<Argument?> arguments = HasError(attribute)
            ? ArgumentsBesideErrors(attribute, parameters, written)
            : parameters.Zip(attribute.ConstructorArguments, (parameter, value) => ArgumentOf(parameter, value, written.IndexOf(parameter.Name) is not null));
        IEnumerable<string> reals = parameters.Where(p => p.Type.SpecialType == SpecialType.System_Double).Select(p => p.Name);
        return new ArgumentList(EquatableArray<Argument>.From(
            arguments.OfType<Argument>().Select(a => a.IsWritten && reals.Contains(a.Name) ? a with { Quotient = written.QuotientOf(a.Name) } : a)));
    }

    /// <summary>The declaration, among the partial ones of a class, that an attribute stands on.</summary>
    public static TypeDeclarationSyntax? DeclarationOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();

    public static bool IsNetwork(AttributeData attribute) => DeclaredType.IsOurs(attribute.AttributeClass, nameof(NetworkAttribute));

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

    private static bool IsMalformed(AttributeData attribute) => attribute.AttributeConstructor is null || HasError(attribute);

    private static bool HasError(AttributeData attribute) => attribute.ConstructorArguments.Any(a => a.Kind == TypedConstantKind.Error);

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

    /// <summary>With an error among them the values are in the order of the source, not of the parameters.</summary>
    private static IEnumerable<Argument?> ArgumentsBesideErrors(
        AttributeData attribute, ImmutableArray<IParameterSymbol> parameters, WrittenArguments written) =>
        parameters.Select(p => written.IndexOf(p.Name) is { } index
            ? ArgumentOf(p, attribute.ConstructorArguments[index], isWritten: true)
            : ArgumentOf(p, null, isWritten: false));

    /// <summary>A value that is left out or that the compiler could not bind gives way to the default; without one there is no argument.</summary>
    private static Argument? ArgumentOf(IParameterSymbol parameter, TypedConstant? value, bool isWritten) =>
        value is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum or TypedConstantKind.Type } bound ? ArgumentOf(
            parameter, bound.Value, isWritten, Stranger(parameter.Type, bound))
        : parameter.HasExplicitDefaultValue ? ArgumentOf(parameter, parameter.ExplicitDefaultValue, isWritten, null)
        : null;

    private static Argument ArgumentOf(IParameterSymbol parameter, object? value, bool isWritten, string? stranger) =>
        new(parameter.Name, Number(value), value as string ?? (value as ITypeSymbol)?.ToDisplayString(), isWritten, stranger);

    private static double Number(object? value) => value switch
    {
        int integer => integer,
        double real => real,
        bool flag => flag ? 1 : 0,
        _ => 0,
    };

    /// <summary>The enum's name where the value is none of its members.</summary>
    private static string? Stranger(ITypeSymbol type, TypedConstant value) =>
        value.Kind != TypedConstantKind.Enum
            || type.GetMembers().OfType<IFieldSymbol>().Any(f => f.HasConstantValue && Equals(f.ConstantValue, value.Value))
            ? null
            : type.Name;

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
