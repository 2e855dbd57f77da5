using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>A type with attributes, and how it was last read.</summary>
internal sealed class AttributedType
{
    private const string AttributeSuffix = "Attribute";

    private readonly string[] _attributes;
    private readonly LastReading<NetworkDeclaration> _network = new();
    private readonly LastReading<RowDeclaration> _row = new();
    private NamesRead? _names;

    public AttributedType(TypeDeclarationSyntax syntax)
    {
        Syntax = syntax;
        _attributes = [.. syntax.AttributeLists.SelectMany(list => list.Attributes).Select(a => LastNameOf(a.Name))];
    }

    /// <summary>Its declaration.</summary>
    public TypeDeclarationSyntax Syntax { get; }

    /// <summary>Whether one of its attributes may be the one of that name.</summary>
    /// <param name="attribute">The name without the suffix.</param>
    /// <param name="fileAliases">The aliases of the file.</param>
    /// <param name="globalAliases">The aliases of the project.</param>
    public bool MayHave(string attribute, ICollection<string> fileAliases, ICollection<string> globalAliases) =>
        _attributes.Any(a => a == attribute || a == attribute + AttributeSuffix || IsAlias(a, fileAliases) || IsAlias(a, globalAliases));

    /// <summary>The network's declaration: the last one where nothing outside the file can have changed it.</summary>
    public NetworkDeclaration? Read(Surroundings surroundings, Func<NetworkDeclaration?> read)
    {
        _names ??= NamesRead.Of(Syntax);
        return _network.Read(surroundings.Frame, surroundings.IsDeclaredOnce(Syntax.Identifier.ValueText) ? surroundings.Dependencies(_names) : null, read);
    }

    /// <summary>The row's declaration: the last one where nothing it depends on can have changed it.</summary>
    public RowDeclaration? ReadRow(Surroundings surroundings, Func<RowDeclaration?> read)
    {
        string outermost = Syntax.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Last().Identifier.ValueText;
        return _row.Read(surroundings.Frame, surroundings.Dependencies(new NamesRead([outermost], [], FindsMembers: false)), read);
    }

    private static bool IsAlias(string name, ICollection<string> aliases) =>
        aliases.Count > 0 && (aliases.Contains(name) || aliases.Contains(name + AttributeSuffix));

    private static string LastNameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };
}
