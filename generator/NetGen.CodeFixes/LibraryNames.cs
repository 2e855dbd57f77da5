using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.CodeFixes;

/// <summary>Names of the library's types as they must be written at a place: without their namespace only where a using leads to them.</summary>
internal sealed class LibraryNames(SemanticModel model, int position)
{
    private const string Library = "NetGen";

    /// <summary>An attribute without its arguments. A type of the short name is in the way where it is an attribute, too.</summary>
    public string Attribute(string name) =>
        IsSeen(name + "Attribute") && !model.LookupNamespacesAndTypes(position, name: name).Any(IsAttribute) ? name : Qualified(name);

    /// <summary>A member of an enum, <c>Activation.ReLU</c>; anything else as it is.</summary>
    public string Value(string value) => !char.IsUpper(value[0]) || IsSeen(value.Split('.')[0]) ? value : Qualified(value);

    private bool IsSeen(string type)
    {
        ImmutableArray<ISymbol> found = model.LookupSymbols(position, name: type);
        return found.Length == 1 && found[0] is INamedTypeSymbol { ContainingNamespace: { Name: Library, ContainingNamespace.IsGlobalNamespace: true } };
    }

    private static bool IsAttribute(ISymbol symbol)
    {
        INamedTypeSymbol? type = symbol as INamedTypeSymbol;
        while (type is not null and not { Name: "Attribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    private string Qualified(string name)
    {
        bool isHidden = model.LookupNamespacesAndTypes(position, name: Library).SingleOrDefault() is not INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true };
        return $"{(isHidden ? "global::" : string.Empty)}{Library}.{name}";
    }
}
