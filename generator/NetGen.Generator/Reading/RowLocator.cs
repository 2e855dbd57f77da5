using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Checking;

namespace NetGen.Generator.Reading;

/// <summary>Turns the coordinates of a row's problems into places in the source.</summary>
internal sealed class RowLocator(INamedTypeSymbol type)
{
    private readonly TypeDeclarationSyntax? _type =
        RowReader.AttributeOf(type)?.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();

    public Location Locate(Site site) => site.Kind switch
    {
        SiteKind.Container => _type?.Ancestors().OfType<TypeDeclarationSyntax>().Reverse().ElementAtOrDefault(site.Index)?.Identifier.GetLocation(),
        SiteKind.Property => PropertyReader.PropertiesOf(type)[site.Index].Locations.FirstOrDefault(),
        _ => null,
    }
    ?? _type?.Identifier.GetLocation() ?? type.Locations[0];
}
