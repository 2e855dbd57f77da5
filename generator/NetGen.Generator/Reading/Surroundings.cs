using System;
using System.Collections.Generic;
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
    private readonly HashSet<string> _types;
    private readonly bool _globalUsingsDeclared;

    public Surroundings(Compilation compilation, IReadOnlyCollection<FileOutline> files)
    {
        foreach (string name in files.SelectMany(f => f.Names))
        {
            _declared[name] = _declared.TryGetValue(name, out int count) ? count + 1 : 1;
        }

        _types = [.. files.SelectMany(f => f.Types)];
        UsingDirectiveSyntax[] usings = [.. files.SelectMany(f => f.GlobalUsings)];
        _globalUsingsDeclared = usings.Any(IsDeclared);
        IEnumerable<string> namespaces = files.SelectMany(f => f.Namespaces).Distinct().OrderBy(n => n, StringComparer.Ordinal);
        Frame = ProjectFrame.Of(compilation, string.Join("\n", usings.Select(u => u.ToString()).Concat(namespaces)));
    }

    /// <summary>The rest of what names depend on.</summary>
    public ProjectFrame Frame { get; }

    /// <summary>Whether a network that was read in this frame reads the same again: it has a single declaration, and no name that is read, or that a
    /// global using has, can be the project's own.</summary>
    public bool MayReuse(NamesRead names, string type) =>
        !_globalUsingsDeclared
        && !names.FindsMembers
        && _declared.TryGetValue(type, out int declarations) && declarations == 1
        && !names.Single.Any(_declared.ContainsKey)
        && !names.Namespaces.Any(_types.Contains);

    private bool IsDeclared(UsingDirectiveSyntax directive) => NamesRead.NamesNamespace(directive)
        ? NamesRead.NamespacesOf(directive).Any(_types.Contains)
        : directive.NamespaceOrType.DescendantTokens().Any(t => _declared.ContainsKey(t.ValueText));
}
