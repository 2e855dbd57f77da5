using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Reading;

/// <summary>
/// What the other files of a project can do to a network. A name that no file declares is found in the references or nowhere; so where no name in a
/// network's declaration is declared, it is read the same as long as the <see cref="ProjectFrame"/> is.
/// </summary>
internal sealed class Surroundings
{
    private readonly Dictionary<string, int> _declared = [];
    private readonly bool _importsDeclared;
    private readonly List<string> _globalAliases;

    public Surroundings(Compilation compilation, IReadOnlyCollection<FileOutline> files)
    {
        foreach (string name in files.SelectMany(f => f.Names))
        {
            _declared[name] = _declared.TryGetValue(name, out int count) ? count + 1 : 1;
        }

        UsingDirectiveSyntax[] usings = [.. files.SelectMany(f => f.GlobalUsings)];
        _importsDeclared = usings.Any(u => u.NamespaceOrType.DescendantTokens().Any(t => _declared.ContainsKey(t.ValueText)));
        _globalAliases = [.. usings.Select(u => u.Alias?.Name.Identifier.ValueText).OfType<string>()];
        IEnumerable<string> namespaces = files.SelectMany(f => f.Namespaces).Distinct().OrderBy(n => n, StringComparer.Ordinal);
        string names = string.Join("\n", usings.Select(u => u.ToString()).Concat(namespaces));
        Frame = new ProjectFrame(compilation.ExternalReferences, compilation.Options, compilation.AssemblyName, names);
    }

    /// <summary>The rest of what names depend on.</summary>
    public ProjectFrame Frame { get; }

    /// <summary>Whether none of some names may be declared in the project, and a type has a single declaration.</summary>
    public bool DeclareNoneOf(ImmutableHashSet<string> names, string type) =>
        !_importsDeclared && _declared.TryGetValue(type, out int declarations) && declarations == 1 && !names.Any(_declared.ContainsKey);

    /// <summary>The aliases that a file's attributes may be written with.</summary>
    public ICollection<string> AliasesIn(FileOutline file) => file.Aliases.Count == 0 ? _globalAliases : [.. file.Aliases, .. _globalAliases];
}
