using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>READ: a type with <c>[Features]</c> in; a row's declaration out, with nothing of Roslyn left in it.</summary>
internal static class RowReader
{
    private const string FeaturesAttribute = nameof(FeaturesAttribute);

    /// <summary>Names that the generated type takes for itself.</summary>
    private static readonly ImmutableHashSet<string> OfPrediction =
    [
        "Probability", "Probabilities", "ProbabilityOf", "At", "Numbers", RowDeclaration.Prediction,
        "Equals", "GetHashCode", "ToString", "GetType", "Deconstruct", "MemberwiseClone", "ReferenceEquals", "Finalize", "Clone", "PrintMembers",
    ];

    public static bool IsRow(INamedTypeSymbol type) => AttributeOf(type) is not null;

    public static bool IsFeatures(AttributeData attribute) => DeclaredType.IsOurs(attribute.AttributeClass, FeaturesAttribute);

    public static AttributeData? AttributeOf(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(IsFeatures);

    public static RowDeclaration Read(INamedTypeSymbol type)
    {
        ImmutableArray<IPropertySymbol> symbols = PropertyReader.PropertiesOf(type);
        var constructor = new RowConstructor(type, symbols, type);
        RowProperty[] properties = [.. symbols.Select(p => PropertyReader.Read(p, constructor, []))];
        return new RowDeclaration(
            type.Name,
            DeclaredType.Keyword(type),
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            DeclaredType.NamespaceOf(type),
            EquatableArray<Container>.From(DeclaredType.ContainersOf(type)),
            DeclaredType.HintNameOf(type),
            FactsOf(type) | Fact(RowFacts.NotConstructible, !constructor.Exists || constructor.LeavesRequired(properties)),
            Clash(type, properties),
            EquatableArray<RowProperty>.From(properties))
        {
            OldLanguage = DeclaredType.OldLanguageOf(AttributeOf(type)?.ApplicationSyntaxReference?.SyntaxTree),
        };
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
