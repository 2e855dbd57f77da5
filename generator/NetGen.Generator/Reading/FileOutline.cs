using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Reading;

/// <summary>
/// What a file declares that others can find by one name, and its types with attributes: from the syntax alone, once for each version of the file.
/// </summary>
internal sealed class FileOutline
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileOutline> Known = new();

    private readonly List<string> _names = [];
    private readonly List<OutlinedType> _types = [];
    private readonly List<string> _namespaces = [];
    private readonly List<string> _aliases = [];
    private readonly List<UsingDirectiveSyntax> _globalUsings = [];
    private readonly List<AttributedType> _attributed = [];

    private FileOutline(SyntaxNode root)
    {
        if (root is not CompilationUnitSyntax unit)
        {
            return;
        }

        _names.AddRange(unit.Externs.Select(e => e.Identifier.ValueText));
        AddUsings(unit.Usings);
        AddMembers(unit.Members, string.Empty);
    }

    /// <summary>The names that the file declares beside types and inside none: aliases, and what top-level statements declare, which the compiler finds
    /// in every file. Nothing else of it can be found by one name alone.</summary>
    public IEnumerable<string> Names => _names;

    /// <summary>Its types outside others.</summary>
    public IEnumerable<OutlinedType> Types => _types;

    /// <summary>Its namespaces, each with the ones around it: <c>.Outer.Inner</c>.</summary>
    public IEnumerable<string> Namespaces => _namespaces;

    /// <summary>Its global usings.</summary>
    public IEnumerable<UsingDirectiveSyntax> GlobalUsings => _globalUsings;

    /// <summary>The aliases of its usings.</summary>
    public ICollection<string> Aliases => _aliases;

    /// <summary>The types with attributes.</summary>
    public IEnumerable<AttributedType> Attributed => _attributed;

    public static FileOutline Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!Known.TryGetValue(tree, out FileOutline outline))
        {
            SyntaxNode root = tree.GetRoot(cancellation);
            outline = Known.GetValue(tree, _ => new FileOutline(root));
        }

        return outline;
    }

    private void AddUsings(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (UsingDirectiveSyntax directive in usings)
        {
            if (directive.Alias is { } alias)
            {
                _aliases.Add(alias.Name.Identifier.ValueText);
                _names.Add(alias.Name.Identifier.ValueText);
            }

            if (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
            {
                _globalUsings.Add(directive);
            }
        }
    }

    private void AddMembers(SyntaxList<MemberDeclarationSyntax> members, string around)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax inner:
                    string name = around + "." + string.Join(".", inner.Name.DescendantTokens().Select(t => t.ValueText));
                    _namespaces.Add(name);
                    _names.AddRange(inner.Externs.Select(e => e.Identifier.ValueText));
                    AddUsings(inner.Usings);
                    AddMembers(inner.Members, name);
                    break;
                case BaseTypeDeclarationSyntax type:
                    _types.Add(new OutlinedType(type.Identifier.ValueText, around, type));
                    AddAttributed(type);
                    break;
                case DelegateDeclarationSyntax type:
                    _types.Add(new OutlinedType(type.Identifier.ValueText, around, type));
                    break;
                case GlobalStatementSyntax statement:
                    _names.AddRange(["Program", "args"]);
                    _names.AddRange(statement.DescendantNodes().Select(Local).OfType<string>());
                    break;
            }
        }
    }

    /// <summary>The name that a part of a statement declares; null where it declares none.</summary>
    private static string? Local(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        _ => null,
    };

    private void AddAttributed(MemberDeclarationSyntax member)
    {
        if (member is not TypeDeclarationSyntax type)
        {
            return;
        }

        if (type.AttributeLists.Count > 0)
        {
            _attributed.Add(new AttributedType(type));
        }

        foreach (MemberDeclarationSyntax inner in type.Members)
        {
            AddAttributed(inner);
        }
    }
}
