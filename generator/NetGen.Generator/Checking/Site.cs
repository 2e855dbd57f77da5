using NetGen.Generator.Programs;

namespace NetGen.Generator.Checking;

internal enum SiteKind
{
    Class,
    Container,
    Member,
    Network,
    Budget,
    Layer,
    Property,
}

/// <summary>
/// A place in a declaration as a coordinate, which survives edits above it: the class's name, the k-th container's, the k-th clashing member's,
/// <c>[Network]</c> or the k-th layer, or an argument of these or of <c>[Budget]</c>; the k-th property of a row.
/// </summary>
internal readonly record struct Site(SiteKind Kind, int Index, string? Argument)
{
    public static Site Class => new(SiteKind.Class, 0, null);

    public static Site OfContainer(int container) => new(SiteKind.Container, container, null);

    public static Site OfMember(int clash) => new(SiteKind.Member, clash, null);

    public static Site Network(string? argument = null) => new(SiteKind.Network, 0, argument);

    public static Site Budget(string argument) => new(SiteKind.Budget, 0, argument);

    public static Site OfProperty(int property) => new(SiteKind.Property, property, null);

    public static Site OfLayer(int layer, string? argument = null) => new(SiteKind.Layer, layer, argument);
}
