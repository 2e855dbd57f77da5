using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Reading;

/// <summary>
/// What the other files of a project can do to a network or a row. A name that no file declares is found in the references or nowhere; a name of a type
/// depends on its declarations, and on the names in those. So what is read is the same as long as the <see cref="ProjectFrame"/> and these
/// declarations are.
/// </summary>
internal sealed class Surroundings
{
    private readonly ILookup<string, OutlinedType> _types;
    private readonly HashSet<string> _others;
    private readonly HashSet<string> _qualified;
    private readonly bool _globalUsingsDeclared;

    public Surroundings(Compilation compilation, IReadOnlyCollection<FileOutline> files)
    {
        OutlinedType[] types = [.. files.SelectMany(f => f.Types)];
        _types = types.ToLookup(t => t.Name);
        _others = [.. files.SelectMany(f => f.Names)];
        _qualified = [.. types.Select(t => t.Qualified)];
        UsingDirectiveSyntax[] usings = [.. files.SelectMany(f => f.GlobalUsings)];
        _globalUsingsDeclared = usings.Any(IsDeclared);
        IEnumerable<string> namespaces = files.SelectMany(f => f.Namespaces).Distinct().OrderBy(n => n, StringComparer.Ordinal);
        Frame = ProjectFrame.Of(compilation, string.Join("\n", usings.Select(u => u.ToString()).Concat(namespaces)));
    }

    /// <summary>The rest of what names depend on.</summary>
    public ProjectFrame Frame { get; }

    /// <summary>Whether a type has a single declaration, and nothing else its name.</summary>
    public bool IsDeclaredOnce(string type) => !_others.Contains(type) && _types[type].Take(2).Count() == 1;

    /// <summary>The versions of all declarations that names lead to, those in a declaration included; null where a name leads to what is no type, or is
    /// looked for among members or in what a global using names.</summary>
    public IReadOnlyList<object>? Dependencies(NamesRead names)
    {
        if (_globalUsingsDeclared || names.FindsMembers)
        {
            return null;
        }

        var versions = new List<object>();
        var seen = new HashSet<string>();
        var open = new Stack<NamesRead>([names]);
        while (open.Count > 0)
        {
            NamesRead next = open.Pop();
            if (next.Namespaces.Any(_qualified.Contains))
            {
                return null;
            }

            foreach (string name in next.Single.Where(seen.Add))
            {
                if (_others.Contains(name))
                {
                    return null;
                }

                foreach (OutlinedType type in _types[name])
                {
                    versions.Add(type.Version);
                    open.Push(type.Names);
                }
            }
        }

        return versions;
    }

    private bool IsDeclared(UsingDirectiveSyntax directive) => NamesRead.NamesNamespace(directive)
        ? NamesRead.NamespacesOf(directive).Any(_qualified.Contains)
        : directive.NamespaceOrType.DescendantTokens().Any(t => _others.Contains(t.ValueText) || _types.Contains(t.ValueText));
}
