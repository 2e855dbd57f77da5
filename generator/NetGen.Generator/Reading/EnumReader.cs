using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>READ, for enums: their values are categories.</summary>
internal static class EnumReader
{
    public static bool HasFlags(ITypeSymbol type) =>
        type.GetAttributes().Any(a => a.AttributeClass is { Name: nameof(FlagsAttribute), ContainingNamespace.Name: nameof(System) });

    /// <summary>One member for each value, in the ordinal order of the names.</summary>
    public static ImmutableArray<RowMember> MembersOf(ITypeSymbol type) =>
    [
        .. type.GetMembers().OfType<IFieldSymbol>().Where(f => f is { HasConstantValue: true, Name.Length: > 0 })
            .GroupBy(f => f.ConstantValue)
            .Select(same => MemberOf([.. same.OrderBy(f => f.Name, StringComparer.Ordinal)]))
            .OrderBy(m => m.Name, StringComparer.Ordinal),
    ];

    private static RowMember MemberOf(IFieldSymbol[] same) => new(
        same[0].Name,
        same.FirstOrDefault(f => !IsObsolete(f))?.Name,
        Convert.ToString(same[0].ConstantValue, CultureInfo.InvariantCulture),
        EquatableArray<string>.From(same.Skip(1).Select(f => f.Name)));

    private static bool IsObsolete(ISymbol member) =>
        member.GetAttributes().Any(a => a.AttributeClass is { Name: nameof(ObsoleteAttribute), ContainingNamespace.Name: nameof(System) });
}
