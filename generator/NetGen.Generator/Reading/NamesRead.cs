using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>Every name by which what is read of a network is found: in its attributes, its bases, the usings around it, the parameters of members
/// that may clash, and optional members that its members mention.</summary>
/// <param name="Single">Names that are looked up one by one.</param>
/// <param name="Namespaces">The namespaces of the file's usings, each part with those before it: <c>.System</c>, <c>.System.Linq</c>.</param>
/// <param name="FindsMembers">Whether some may be members of the class itself, or of the types around it.</param>
internal sealed record NamesRead(ImmutableArray<string> Single, ImmutableArray<string> Namespaces, bool FindsMembers)
{
    private const string AttributeSuffix = "Attribute";

    public static NamesRead Of(TypeDeclarationSyntax type)
    {
        UsingDirectiveSyntax[] usings = [.. type.Ancestors().SelectMany(UsingsOf)];
        ImmutableHashSet<string> names =
        [
            .. type.AttributeLists.SelectMany(Identifiers).SelectMany(n => new[] { n, n + AttributeSuffix }),
            .. type.BaseList is { } bases ? Identifiers(bases) : [],
            .. usings.Where(u => !NamesNamespace(u)).SelectMany(Identifiers),
            .. OptionalMember.All.Where(n => OptionalMembers.Mentions(type, n)),
            .. type.Members.OfType<BaseMethodDeclarationSyntax>().Where(MayClash).SelectMany(m => Identifiers(m.ParameterList)),
        ];
        bool isAlone = type is ClassDeclarationSyntax { TypeParameterList: null, ParameterList: null, Parent: not TypeDeclarationSyntax };
        return new NamesRead(
            [.. names],
            [.. usings.Where(NamesNamespace).SelectMany(NamespacesOf).Distinct()],
            !isAlone || type.Members.SelectMany(Declared).Any(names.Contains));
    }

    /// <summary>Whether a using is one of a namespace, counted from the outermost.</summary>
    public static bool NamesNamespace(UsingDirectiveSyntax directive) =>
        directive is { Alias: null, Parent: CompilationUnitSyntax } && !directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword);

    /// <summary>The namespace of a using, and those around it.</summary>
    public static IEnumerable<string> NamespacesOf(UsingDirectiveSyntax directive)
    {
        string name = string.Empty;
        foreach (string part in Identifiers(directive))
        {
            name += "." + part;
            yield return name;
        }
    }

    private static IEnumerable<UsingDirectiveSyntax> UsingsOf(SyntaxNode around) => around switch
    {
        CompilationUnitSyntax unit => unit.Usings,
        BaseNamespaceDeclarationSyntax inner => inner.Usings,
        _ => [],
    };

    private static bool MayClash(BaseMethodDeclarationSyntax method) =>
        method is ConstructorDeclarationSyntax || (method is MethodDeclarationSyntax { Identifier.ValueText: var name } && ReservedMembers.IsReserved(name));

    private static IEnumerable<string> Declared(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax fields => fields.Declaration.Variables.Select(v => v.Identifier.ValueText),
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        EventDeclarationSyntax named => [named.Identifier.ValueText],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        DelegateDeclarationSyntax type => [type.Identifier.ValueText],
        _ => [],
    };

    private static IEnumerable<string> Identifiers(SyntaxNode node) =>
        node.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText);
}
