using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>How a row, or a record in it, is made of its properties.</summary>
internal static class RowConstructor
{
    /// <summary>The constructor whose parameters are all properties, the one with most of them; null where there is none.</summary>
    public static IMethodSymbol? Of(INamedTypeSymbol type, ImmutableArray<IPropertySymbol> properties) => type.InstanceConstructors
        .Where(c => c.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal && !IsCopy(c))
        .Where(c => c.Parameters.All(p => p.IsOptional || PropertyOf(p, properties) is not null))
        .OrderByDescending(c => c.Parameters.Count(p => PropertyOf(p, properties) is not null))
        .FirstOrDefault();

    /// <summary>The parameter that sets a property; null for none.</summary>
    public static IParameterSymbol? ParameterOf(IPropertySymbol property, IMethodSymbol? constructor) =>
        constructor?.Parameters.FirstOrDefault(p => Sets(p, property));

    /// <summary>Whether something that must be set is not a column, so that no file has a value for it.</summary>
    public static bool LeavesRequired(INamedTypeSymbol type, ImmutableArray<IPropertySymbol> symbols, IReadOnlyList<RowProperty> properties)
    {
        bool isSet(int i) => properties[i].IsColumn || properties[i].Parts.Count > 0;
        IMethodSymbol? constructor = Of(type, symbols);
        return type.GetMembers().Any(m => m is IFieldSymbol { IsRequired: true } || (m is IPropertySymbol { IsRequired: true } p && !symbols.Contains(p, SymbolEqualityComparer.Default)))
            || symbols.Where((s, i) => (s.IsRequired || ParameterOf(s, constructor) is { IsOptional: false }) && properties[i].Role == PropertyRole.Other && !isSet(i)).Any();
    }

    private static IPropertySymbol? PropertyOf(IParameterSymbol parameter, ImmutableArray<IPropertySymbol> properties) =>
        properties.FirstOrDefault(p => Sets(parameter, p));

    private static bool Sets(IParameterSymbol parameter, IPropertySymbol property) =>
        parameter.RefKind is RefKind.None or RefKind.In
        && string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static bool IsCopy(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord && constructor.Parameters.Length == 1
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);
}
