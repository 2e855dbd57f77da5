using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Checking;
using NetGen.Generator.Declaration;

namespace NetGen.Generator.Reading;

/// <summary>Turns the coordinates of problems into places in the source, from the class the declaration was read from.</summary>
internal sealed class SiteLocator(INamedTypeSymbol type, AttributeData network)
{
    private readonly TypeDeclarationSyntax? _class = NetworkReader.DeclarationOf(network);

    public Location Locate(Site site) => Find(site) ?? _class?.Identifier.GetLocation() ?? type.Locations[0];

    /// <summary>The identifier of a class that has layers but no <c>[Network]</c>.</summary>
    public static Location LocateClass(INamedTypeSymbol type, AttributeData layer) => new SiteLocator(type, layer).Locate(Site.Class);

    /// <summary>The attribute that a remedy changes; and which of its written arguments, or -1 where the argument is left to its default.</summary>
    public (Location Attribute, int Written)? LocateAttribute(Site site)
    {
        AttributeData attribute = site.Kind == SiteKind.Network ? network : NetworkReader.LayersOf(type)[site.Index];
        return attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() is { } location
            ? (location, (site.Argument is { } argument ? new WrittenArguments(attribute).IndexOf(argument) : null) ?? -1)
            : null;
    }

    private Location? Find(Site site) => site.Kind switch
    {
        SiteKind.Budget => type.GetAttributes().FirstOrDefault(NetworkReader.IsBudget) is { } budget ? Argument(budget, site.Argument) : null,
        SiteKind.Container => Container(site.Index),
        SiteKind.Member => Member(site.Index),
        SiteKind.Network => Argument(network, site.Argument),
        SiteKind.Layer => Argument(NetworkReader.LayersOf(type)[site.Index], site.Argument),
        _ => null,
    };

    private Location? Container(int index) =>
        _class?.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().ElementAtOrDefault(index)?.Identifier.GetLocation();

    private Location? Member(int index)
    {
        NetworkOptions options = NetworkOptions.Of(AttributeArguments.Of(network));
        ISymbol member = ReservedMembers.Clashing(type, options, RowBinder.Bind(network, type, default))[index];
        return SymbolEqualityComparer.Default.Equals(member, type) ? null : member.Locations.FirstOrDefault(l => !GeneratedPart.Holds(l.SourceTree));
    }

    private static Location? Argument(AttributeData attribute, string? parameter)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
        {
            return null;
        }

        return parameter is null
            ? syntax.GetLocation()
            : (new WrittenArguments(attribute).ExpressionOf(parameter) ?? (SyntaxNode)syntax.Name).GetLocation();
    }
}
