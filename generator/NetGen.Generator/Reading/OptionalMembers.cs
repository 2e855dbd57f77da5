using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>The optional members that a network goes without: the class has others of that name, or means something else by it.</summary>
internal static class OptionalMembers
{
    public static IEnumerable<string> LeftOut(INamedTypeSymbol type, Compilation compilation) =>
        OptionalMember.All.Where(name => type.Name == name || HasOther(type, name) || MeansOther(type, name, compilation));

    /// <summary>Whether a type's members mention a name by itself.</summary>
    public static bool Mentions(TypeDeclarationSyntax type, string name) =>
        type.Members.Any(m => m.DescendantNodes().Any(n => n is IdentifierNameSyntax { Identifier.ValueText: var text } && text == name));

    private static bool HasOther(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            bool isOwn = ReferenceEquals(current, type);
            if (current.GetMembers(name).Any(m => IsUsers(m) && (isOwn || m.DeclaredAccessibility != Accessibility.Private)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUsers(ISymbol member) => member.DeclaringSyntaxReferences.IsEmpty || GeneratedPart.UserDeclarations(member).Any();

    /// <summary>Whether the name is found outside the class too: a member would hide what it means inside.</summary>
    private static bool MeansOther(INamedTypeSymbol type, string name, Compilation compilation) => GeneratedPart.UserDeclarations(type)
        .Select(r => r.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .Any(t => Mentions(t, name) && !compilation.GetSemanticModel(t.SyntaxTree).LookupSymbols(t.Keyword.SpanStart, name: name).IsEmpty);
}
