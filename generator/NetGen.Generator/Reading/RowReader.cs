using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>READ: a type with <c>[Features]</c> in; a row's declaration out, with nothing of Roslyn left in it.</summary>
internal static class RowReader
{
    public const string FeaturesAttribute = "NetGen.FeaturesAttribute";

    /// <summary>Names that the generated type takes for itself.</summary>
    private static readonly ImmutableHashSet<string> OfPrediction =
    [
        "Probability", "Probabilities", "ProbabilityOf", "At", "Numbers", RowDeclaration.Prediction,
        "Equals", "GetHashCode", "ToString", "GetType", "Deconstruct", "MemberwiseClone", "ReferenceEquals", "Finalize",
    ];

    public static bool IsRow(INamedTypeSymbol type) => AttributeOf(type) is not null;

    public static AttributeData? AttributeOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(a => DeclaredType.IsOurs(a.AttributeClass, nameof(FeaturesAttribute)));

    public static RowDeclaration Read(INamedTypeSymbol type)
    {
        ImmutableArray<IPropertySymbol> symbols = PropertyReader.PropertiesOf(type);
        IMethodSymbol? constructor = RowConstructor.Of(type, symbols);
        RowProperty[] properties = [.. symbols.Select(p => PropertyReader.Read(p, constructor, []))];
        return new RowDeclaration(
            type.Name,
            DeclaredType.Keyword(type),
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            DeclaredType.NamespaceOf(type),
            EquatableArray<Container>.From(DeclaredType.ContainersOf(type)),
            DeclaredType.HintNameOf(type),
            FactsOf(type) | Fact(RowFacts.NotConstructible, constructor is null || RowConstructor.LeavesRequired(type, symbols, properties)),
            Clash(type, properties),
            EquatableArray<RowProperty>.From(properties));
    }

    private static string? Clash(INamedTypeSymbol type, RowProperty[] properties) =>
        type.Name == RowDeclaration.Prediction ? type.Name
        : type.GetMembers(RowDeclaration.Prediction).Any(m => GeneratedPart.UserDeclarations(m).Any()) ? RowDeclaration.Prediction
        : properties.FirstOrDefault(p => p.Role == PropertyRole.Label && OfPrediction.Contains(p.Name))?.Name;

    private static RowFacts FactsOf(INamedTypeSymbol type)
    {
        IEnumerable<INamedTypeSymbol> chain = DeclaredType.Chain(type);
        return Fact(RowFacts.NotPartial, !DeclaredType.IsPartial(type))
            | Fact(RowFacts.Generic, chain.Any(t => t.TypeParameters.Length > 0))
            | Fact(RowFacts.Static, type.IsStatic)
            | Fact(RowFacts.Abstract, type.IsAbstract && !type.IsStatic)
            | Fact(RowFacts.FileLocal, chain.Any(t => t.IsFileLocal))
            | Fact(RowFacts.RefStruct, type.IsRefLikeType)
            | Fact(RowFacts.Derived, type.TypeKind == TypeKind.Class && type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error })
            | Fact(RowFacts.HidesNamespace, DeclaredType.HidesNamespace(type));
    }

    private static RowFacts Fact(RowFacts fact, bool holds) => holds ? fact : RowFacts.None;
}
