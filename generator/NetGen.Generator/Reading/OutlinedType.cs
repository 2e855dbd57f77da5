using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Reading;

/// <summary>A type that stands in no other, in one version of its file.</summary>
/// <param name="name">Its name.</param>
/// <param name="around">The namespaces around it: <c>.Outer.Inner</c>.</param>
/// <param name="syntax">Its declaration.</param>
internal sealed class OutlinedType(string name, string around, MemberDeclarationSyntax syntax)
{
    private NamesRead? _names;

    public string Name { get; } = name;

    /// <summary>With the namespaces: <c>.Outer.Inner.Type</c>.</summary>
    public string Qualified { get; } = around + "." + name;

    /// <summary>Stands for this version of the declaration where that itself must not be kept.</summary>
    public object Version { get; } = new();

    /// <summary>Every name by which its members and attributes are found.</summary>
    public NamesRead Names => _names ??= NamesRead.OfSurface(syntax);
}
