using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>What an attribute says, as values of our own.</summary>
internal static class AttributeArguments
{
    /// <summary>The arguments of an attribute; none where the compiler could not choose a constructor.</summary>
    public static ArgumentList Of(AttributeData attribute)
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

    /// <summary>Whether the compiler could not bind it.</summary>
    public static bool IsMalformed(AttributeData attribute) => attribute.AttributeConstructor is null || HasError(attribute);

    private static bool HasError(AttributeData attribute) => attribute.ConstructorArguments.Any(a => a.Kind == TypedConstantKind.Error);

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
        long integer => integer,
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
}
