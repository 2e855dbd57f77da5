using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Emission.Harness;

/// <summary>
/// A generated file, and those of its private methods that may be compiled elsewhere: all that they name in their class are methods of which the
/// same holds. A call of such a method is written as a mark with the digest of its text, until the class is known that has it.
/// </summary>
internal sealed class SharedFile
{
    private const char Mark = '\u0001';
    private const string OwnName = "\u0002";

    private readonly string _text;
    private readonly ClassDeclarationSyntax _code;
    private readonly HashSet<string> _members;
    private readonly Dictionary<string, MethodDeclarationSyntax> _methods;

    private readonly HashSet<MemberDeclarationSyntax> _shared = [];

    /// <summary>The digest of a method by its name; null where it cannot be shared, and while that is found out.</summary>
    private readonly Dictionary<string, string?> _digests = [];

    private SharedFile(string text)
    {
        _text = text;
        _code = GeneratorRun.ParseCode(text).GetRoot().DescendantNodes(n => n is not TypeDeclarationSyntax).OfType<ClassDeclarationSyntax>()
            .Single(c => c.Modifiers.Any(SyntaxKind.FileKeyword));
        Usings = string.Concat(((NamespaceDeclarationSyntax)_code.Parent!).Usings.Select(u => u.ToFullString()));
        _members = [.. _code.Members.SelectMany(NamesOf), _code.Identifier.ValueText];
        _methods = _code.Members.OfType<MethodDeclarationSyntax>().GroupBy(m => m.Identifier.ValueText)
            .Where(g => g.Count() == 1 && g.Single().Modifiers.Any(SyntaxKind.PrivateKeyword)).ToDictionary(g => g.Key, g => g.Single());
        foreach (string name in _methods.Keys)
        {
            DigestOf(name);
        }
    }

    /// <summary>What stands before the class.</summary>
    public string Usings { get; }

    /// <summary>The text of each method that can be shared, by its digest.</summary>
    public Dictionary<string, string> Methods { get; } = [];

    public static SharedFile Of(string text) => new(text);

    /// <summary>Text whose marks are calls again.</summary>
    /// <param name="text">Text with marks.</param>
    /// <param name="classOf">The class that has the method of a digest.</param>
    public static string Resolve(string text, Func<string, string> classOf) =>
        Regex.Replace(text, $"{Mark}(\\w+){Mark}", m => $"global::NetGen.Generated.{classOf(m.Groups[1].Value)}.{NameOf(m.Groups[1].Value)}");

    /// <summary>The file without the methods that are shared.</summary>
    public string Text(Func<string, string> classOf) => Resolve(
        Replaced(
            new TextSpan(0, _text.Length),
            _code.Members.SelectMany(m => _shared.Contains(m)
                ? [(m.FullSpan, string.Empty)]
                : NamesIn(m).Where(n => n.Digest is not null).Select(n => (n.Span, MarkOf(n.Digest!))))),
        classOf);

    private static string NameOf(string digest) => "M" + digest;

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier.ValueText),
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        _ => throw new NotSupportedException($"Generated code has a member of another kind: {member.Kind()}."),
    };

    private string? DigestOf(string name)
    {
        if (_digests.TryGetValue(name, out string? known) || !_methods.TryGetValue(name, out MethodDeclarationSyntax? method))
        {
            return known;
        }

        _digests[name] = null;
        (TextSpan Span, string? Digest)[] names = [.. NamesIn(method)];
        if (names.All(n => n.Digest is not null))
        {
            string text = Replaced(
                method.Span,
                names.Select(n => (n.Span, MarkOf(n.Digest!)))
                    .Append((method.Modifiers.First(m => m.IsKind(SyntaxKind.PrivateKeyword)).Span, "public"))
                    .Append((method.Identifier.Span, OwnName)));
            string digest = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes((Usings + text).AsSpan())))[..24];
            _digests[name] = digest;
            _shared.Add(method);
            Methods[digest] = text.Replace(OwnName, NameOf(digest), StringComparison.Ordinal) + "\n";
        }

        return _digests[name];
    }

    /// <summary>What a member names of its class, in no order.</summary>
    private IEnumerable<(TextSpan Span, string? Digest)> NamesIn(MemberDeclarationSyntax member) =>
        member.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => _members.Contains(n.Identifier.ValueText) && IsOfClass(n))
            .Select(n => (n.Span, DigestOf(n.Identifier.ValueText)));

    private static string MarkOf(string digest) => $"{Mark}{digest}{Mark}";

    /// <summary>A part of the file with some of it replaced.</summary>
    private string Replaced(TextSpan part, IEnumerable<(TextSpan Span, string By)> replacements)
    {
        var replaced = new StringBuilder();
        int from = part.Start;
        foreach ((TextSpan span, string by) in replacements.OrderBy(r => r.Span))
        {
            replaced.Append(_text, from, span.Start - from).Append(by);
            from = span.End;
        }

        return replaced.Append(_text, from, part.End - from).ToString();
    }

    /// <summary>Not a member of something else, as <c>B</c> in <c>a.B</c>.</summary>
    private static bool IsOfClass(IdentifierNameSyntax name) =>
        !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name) && name.Parent is not (QualifiedNameSyntax or NameColonSyntax);
}
