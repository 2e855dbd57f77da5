using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>READ, for the properties of a row.</summary>
internal static class PropertyReader
{
    private const string Label = "LabelAttribute";
    private const string Feature = "FeatureAttribute";
    private const string NoFeature = "NoFeatureAttribute";

    /// <summary>The properties that have a name by now and are public or have one of the attributes, in source order.</summary>
    public static ImmutableArray<IPropertySymbol> PropertiesOf(INamedTypeSymbol type) =>
    [
        .. type.GetMembers().OfType<IPropertySymbol>().Where(p =>
            p is { Name.Length: > 0, IsStatic: false, IsIndexer: false, GetMethod: not null, ExplicitInterfaceImplementations.IsEmpty: true }
            && !p.IsImplicitlyDeclared
            && (p.DeclaredAccessibility == Accessibility.Public || AttributesOf(p).Any())),
    ];

    /// <summary>The library's attributes of a property; those of a record's parameter are the property's, too.</summary>
    public static IEnumerable<AttributeData> AttributesOf(IPropertySymbol property) => property.GetAttributes()
        .Concat(property.ContainingType.InstanceConstructors.SelectMany(c => c.Parameters).Where(p => p.Name == property.Name).SelectMany(p => p.GetAttributes()))
        .Where(a => Is(a, Label) || Is(a, Feature) || Is(a, NoFeature));

    /// <param name="property">The property.</param>
    /// <param name="constructor">What its type is made by.</param>
    /// <param name="around">The row and the records around it, of which none may be its type.</param>
    public static RowProperty Read(IPropertySymbol property, RowConstructor constructor, ImmutableArray<INamedTypeSymbol> around)
    {
        (ITypeSymbol type, bool isNullable) = TypeOf(property);
        PropertyKind kind = KindOf(type);
        ImmutableArray<AttributeData> attributes = [.. AttributesOf(property)];
        AttributeData? label = attributes.FirstOrDefault(a => Is(a, Label));
        AttributeData? feature = attributes.FirstOrDefault(a => Is(a, Feature));
        PropertyRole role = label is not null ? PropertyRole.Label
            : attributes.Any(a => Is(a, NoFeature)) ? PropertyRole.Other
            : PropertyRole.Feature;
        ArgumentList? options = (label ?? feature) is { } attribute ? AttributeArguments.Of(attribute) : null;
        if (role == PropertyRole.Other && kind == PropertyKind.Category && (EnumReader.HasFlags(type) || EnumReader.MembersOf(type).IsEmpty))
        {
            kind = PropertyKind.Unsupported;
        }

        RowProperty[] parts = kind == PropertyKind.Nested && role == PropertyRole.Feature ? Parts((INamedTypeSymbol)type, [.. around, property.ContainingType]) : [];
        IParameterSymbol? parameter = constructor.ParameterOf(property);
        bool isIndex = options?.Find("encoding")?.Number == 1;
        return new RowProperty(property.Name, kind, role, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), isNullable)
        {
            Column = options?.Find("column")?.Text is { Length: > 0 } column ? column : property.Name,
            Members = EquatableArray<RowMember>.From(kind == PropertyKind.Category ? EnumReader.MembersOf(type) : []),
            Parts = EquatableArray<RowProperty>.From(parts),
            IsIndex = isIndex,
            Threshold = options?.Find("threshold")?.Number ?? 0.5,
            Parameter = parameter?.Name,
            Position = parameter?.Ordinal ?? -1,
            IsAssigned = parameter is null || constructor.MustBeAssigned(property),
            IsDefault = role == PropertyRole.Other && constructor.Needs(property) && (type.IsValueType || isNullable),
            IsComputed = parameter is null && (property.SetMethod is not { } setter || !RowConstructor.IsSeen(setter.DeclaredAccessibility, setter, RowOf(property, around))),
            Fault = FaultOf(property, type, kind, role, isNullable, parts, around),
            Useless = attributes.Length > 1 ? "[" + NameOf(attributes[1]) + "] beside [" + NameOf(attributes[0]) + "]"
                : isIndex && kind != PropertyKind.Category ? "encoding:, which is for enums"
                : label is not null && options?.Find("threshold")?.IsWritten == true && kind != PropertyKind.Flag ? "threshold:, which is for a bool"
                : null,
        };
    }

    private static RowProperty[] Parts(INamedTypeSymbol type, ImmutableArray<INamedTypeSymbol> around)
    {
        ImmutableArray<IPropertySymbol> symbols = around.Contains(type, SymbolEqualityComparer.Default) ? [] : PropertiesOf(type);
        var constructor = new RowConstructor(type, symbols, around[0]);
        return [.. symbols.Select(p => Read(p, constructor, around))];
    }

    /// <summary>In words what keeps a property from being what it is to be; null where nothing does, or the compiler says it.</summary>
    private static string? FaultOf(
        IPropertySymbol property, ITypeSymbol type, PropertyKind kind, PropertyRole role, bool isNullable, RowProperty[] parts, ImmutableArray<INamedTypeSymbol> around)
    {
        string text = property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (property.DeclaredAccessibility != Accessibility.Public)
        {
            return "not public";
        }

        if (role != PropertyRole.Other && Unreadable(property, around) is { } unreadable)
        {
            return unreadable;
        }

        return (kind, role) switch
        {
            (PropertyKind.Unknown, _) => null,
            (PropertyKind.Category, _) when EnumReader.HasFlags(type) => $"a set of flags, {text}",
            (PropertyKind.Category, _) when EnumReader.MembersOf(type).IsEmpty => $"an enum without members, {text}",
            (PropertyKind.Category, PropertyRole.Label) when EnumReader.MembersOf(type).Length == 1 => $"an enum of one member, {text}",
            (_, PropertyRole.Label) when !around.IsEmpty => "in a nested record",
            (PropertyKind.Text or PropertyKind.Nested or PropertyKind.Unsupported, PropertyRole.Label) => $"of type {text}",
            (PropertyKind.Unsupported, PropertyRole.Feature) => $"of type {text}",
            (PropertyKind.Nested, PropertyRole.Feature) when around.Contains(type, SymbolEqualityComparer.Default)
                || SymbolEqualityComparer.Default.Equals(property.ContainingType, type) => $"of type {text}, which contains itself",
            (PropertyKind.Nested, PropertyRole.Feature) when isNullable => $"a record that may be null, {text}",
            (PropertyKind.Nested, PropertyRole.Feature) when parts.FirstOrDefault(p => p.Fault is not null) is { } part => $"of type {text}, whose property '{part.Name}' is {part.Fault}",
            (PropertyKind.Nested, PropertyRole.Feature) when Inherited(type) is { } inherited => $"of type {text}, which has '{inherited}' from its base type, where it would be left out",
            (PropertyKind.Nested, PropertyRole.Feature) when !CanBeMade((INamedTypeSymbol)type, parts, RowOf(property, around)) => $"of type {text}, which no constructor makes of its properties",
            _ => null,
        };
    }

    private static string? Unreadable(IPropertySymbol property, ImmutableArray<INamedTypeSymbol> around) =>
        !around.IsEmpty && !RowConstructor.IsSeen(property.GetMethod!.DeclaredAccessibility, property, around[0]) ? "not readable from the row"
        : property.GetAttributes().Any(a => a.AttributeClass?.Name == nameof(ObsoleteAttribute) && a.ConstructorArguments.Skip(1).FirstOrDefault().Value is true) ? "obsolete, and an error to read"
        : null;

    /// <summary>The first property of a base type; null where there is none.</summary>
    private static string? Inherited(ITypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (PropertiesOf(current).FirstOrDefault() is { } property)
            {
                return property.Name;
            }
        }

        return null;
    }

    private static bool CanBeMade(INamedTypeSymbol type, RowProperty[] parts, INamedTypeSymbol row)
    {
        var constructor = new RowConstructor(type, PropertiesOf(type), row);
        return !type.IsAbstract && constructor.Exists && !constructor.LeavesRequired(parts);
    }

    private static INamedTypeSymbol RowOf(IPropertySymbol property, ImmutableArray<INamedTypeSymbol> around) =>
        around.IsEmpty ? property.ContainingType : around[0];

    /// <summary>The type without null, and whether there may be null; where the compiler does not look for it, a text may.</summary>
    private static (ITypeSymbol Type, bool IsNullable) TypeOf(IPropertySymbol property) => property.Type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => (nullable.TypeArguments[0], true),
        { IsReferenceType: true, SpecialType: SpecialType.System_String } text => (text, property.NullableAnnotation != NullableAnnotation.NotAnnotated),
        { IsReferenceType: true } other => (other, property.NullableAnnotation == NullableAnnotation.Annotated),
        var type => (type, false),
    };

    private static PropertyKind KindOf(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => PropertyKind.Unknown,
        { SpecialType: SpecialType.System_Boolean } => PropertyKind.Flag,
        { SpecialType: SpecialType.System_String } => PropertyKind.Text,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => PropertyKind.Number,
        { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => PropertyKind.Number,
        { TypeKind: TypeKind.Enum } => PropertyKind.Category,
        INamedTypeSymbol named when named.IsRecord || RowReader.IsRow(named) => PropertyKind.Nested,
        _ => PropertyKind.Unsupported,
    };

    private static bool Is(AttributeData attribute, string name) => DeclaredType.IsOurs(attribute.AttributeClass, name);

    private static string NameOf(AttributeData attribute) => attribute.AttributeClass!.Name.Replace("Attribute", string.Empty);
}
