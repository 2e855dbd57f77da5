using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>A type with attributes, and how it was last read.</summary>
internal sealed class NetworkCandidate(TypeDeclarationSyntax syntax)
{
    private const string AttributeSuffix = "Attribute";

    private ImmutableHashSet<string>? _names;
    private Reading? _last;

    /// <summary>Its declaration.</summary>
    public TypeDeclarationSyntax Syntax { get; } = syntax;

    /// <summary>Whether one of its attributes may be <c>[Network]</c>.</summary>
    /// <param name="aliases">The aliases of the file and of the project.</param>
    public bool MayBeNetwork(ICollection<string> aliases) => Syntax.AttributeLists.Any(list => list.Attributes.Any(a => MayBeNetwork(a.Name, aliases)));

    /// <summary>The declaration: the last one where nothing outside the file can have changed it.</summary>
    public NetworkDeclaration? Read(Surroundings surroundings, Func<NetworkDeclaration?> read)
    {
        if (!surroundings.DeclareNoneOf(_names ??= NamesOf(Syntax), Syntax.Identifier.ValueText))
        {
            _last = null;
            return read();
        }

        if (_last is not { } last || !last.Frame.Equals(surroundings.Frame))
        {
            _last = last = new Reading(surroundings.Frame, read());
        }

        return last.Declaration;
    }

    private static bool MayBeNetwork(NameSyntax name, ICollection<string> aliases)
    {
        string right = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => string.Empty,
        };
        return right is "Network" or "NetworkAttribute" || (aliases.Count > 0 && (aliases.Contains(right) || aliases.Contains(right + AttributeSuffix)));
    }

    /// <summary>
    /// Every name that what is read is found by: in the attributes, the bases, the usings, and the parameters of members that may clash. Where the
    /// class's own members or the types around it may be found too, the class's own name stands for that: it is always declared.
    /// </summary>
    private static ImmutableHashSet<string> NamesOf(TypeDeclarationSyntax type)
    {
        ImmutableHashSet<string> names =
        [
            .. type.AttributeLists.SelectMany(Identifiers).SelectMany(n => new[] { n, n + AttributeSuffix }),
            .. type.BaseList is { } bases ? Identifiers(bases) : [],
            .. type.Ancestors().SelectMany(UsingsOf).SelectMany(Identifiers),
            .. type.Members.OfType<BaseMethodDeclarationSyntax>().Where(MayClash).SelectMany(m => Identifiers(m.ParameterList)),
        ];
        bool isAlone = type is ClassDeclarationSyntax { TypeParameterList: null, ParameterList: null, Parent: not TypeDeclarationSyntax };
        return isAlone && !type.Members.SelectMany(Declared).Any(names.Contains) ? names : names.Add(type.Identifier.ValueText);
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

    /// <summary>What was read, and where.</summary>
    private sealed record Reading(ProjectFrame Frame, NetworkDeclaration? Declaration);
}
