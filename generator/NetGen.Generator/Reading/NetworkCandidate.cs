using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>A type with attributes, and how it was last read.</summary>
internal sealed class NetworkCandidate
{
    private const string AttributeSuffix = "Attribute";

    private readonly string[] _attributes;
    private NamesRead? _names;
    private LastReading? _last;

    public NetworkCandidate(TypeDeclarationSyntax syntax)
    {
        Syntax = syntax;
        _attributes = [.. syntax.AttributeLists.SelectMany(list => list.Attributes).Select(a => LastNameOf(a.Name))];
    }

    /// <summary>Its declaration.</summary>
    public TypeDeclarationSyntax Syntax { get; }

    /// <summary>Whether one of its attributes may be <c>[Network]</c>.</summary>
    /// <param name="fileAliases">The aliases of the file.</param>
    /// <param name="globalAliases">The aliases of the project.</param>
    public bool MayBeNetwork(ICollection<string> fileAliases, ICollection<string> globalAliases) =>
        _attributes.Any(a => a is "Network" or "NetworkAttribute" || IsAlias(a, fileAliases) || IsAlias(a, globalAliases));

    /// <summary>The declaration: the last one where nothing outside the file can have changed it.</summary>
    public NetworkDeclaration? Read(Surroundings surroundings, Func<NetworkDeclaration?> read)
    {
        _names ??= NamesRead.Of(Syntax);
        if (!surroundings.MayReuse(_names, Syntax.Identifier.ValueText))
        {
            _last = null;
            return read();
        }

        if (_last is not { } last || !last.Frame.Equals(surroundings.Frame))
        {
            _last = last = new LastReading(surroundings.Frame, read());
        }

        return last.Declaration;
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

    /// <summary>What was read, and where.</summary>
    private sealed record LastReading(ProjectFrame Frame, NetworkDeclaration? Declaration);
}
