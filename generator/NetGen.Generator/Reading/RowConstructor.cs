using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>How a row, or a record in it, is made of its properties.</summary>
internal sealed class RowConstructor
{
    private readonly INamedTypeSymbol _type;
    private readonly ImmutableArray<IPropertySymbol> _properties;
    private readonly IMethodSymbol? _method;
    private readonly bool _setsRequired;

    /// <summary>By the constructor whose parameters are all properties, the one with most of them.</summary>
    /// <param name="type">What is made.</param>
    /// <param name="properties">Its properties.</param>
    /// <param name="row">The row whose code makes it.</param>
    public RowConstructor(INamedTypeSymbol type, ImmutableArray<IPropertySymbol> properties, INamedTypeSymbol row)
    {
        (_type, _properties) = (type, properties);
        _method = type.InstanceConstructors
            .Where(c => IsSeen(c.DeclaredAccessibility, c, row) && !IsCopy(c))
            .Where(c => c.Parameters.All(p => p.IsOptional || PropertyOf(p) is not null))
            .OrderByDescending(c => c.Parameters.Count(p => PropertyOf(p) is not null))
            .ThenBy(c => c.Parameters.Length)
            .FirstOrDefault();
        _setsRequired = _method?.GetAttributes().Any(a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute") == true;
    }

    public bool Exists => _method is not null;

    /// <summary>Whether the code of a row sees a member of another type.</summary>
    public static bool IsSeen(Accessibility accessibility, ISymbol member, INamedTypeSymbol row) => accessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal =>
            SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, row.ContainingAssembly) || member.ContainingAssembly.GivesAccessTo(row.ContainingAssembly),
        _ => false,
    };

    /// <summary>The parameter that sets a property; null for none.</summary>
    public IParameterSymbol? ParameterOf(IPropertySymbol property) => _method?.Parameters.FirstOrDefault(p => Sets(p, property));

    /// <summary>Whether the compiler asks for a value beside the constructor.</summary>
    public bool MustBeAssigned(IPropertySymbol property) => property.IsRequired && !_setsRequired;

    /// <summary>Whether a row cannot be made without a value.</summary>
    public bool Needs(IPropertySymbol property) => MustBeAssigned(property) || ParameterOf(property) is { IsOptional: false };

    /// <summary>Whether something that must be set is not a column, so that no file has a value for it, nor has it a default.</summary>
    public bool LeavesRequired(IReadOnlyList<RowProperty> properties)
    {
        bool isSet(int i) => properties[i].IsColumn || properties[i].Parts.Count > 0 || properties[i].IsDefault;
        return (!_setsRequired && _type.GetMembers().Any(IsRequiredBeside))
            || _properties.Where((p, i) => Needs(p) && properties[i].Role == PropertyRole.Other && !isSet(i)).Any();
    }

    private bool IsRequiredBeside(ISymbol member) => member is IFieldSymbol { IsRequired: true }
        || (member is IPropertySymbol { IsRequired: true } property && !_properties.Contains(property, SymbolEqualityComparer.Default));

    private IPropertySymbol? PropertyOf(IParameterSymbol parameter) => _properties.FirstOrDefault(p => Sets(parameter, p));

    private static bool Sets(IParameterSymbol parameter, IPropertySymbol property) =>
        parameter.RefKind is RefKind.None or RefKind.In
        && string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    private static bool IsCopy(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord && constructor.Parameters.Length == 1
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);
}
