namespace NetGen.Generator.Checking;

/// <summary>A place in a declaration as a coordinate, which survives edits above it: the class's name, an attribute, or an argument of one.</summary>
internal readonly record struct Site(int Layer, string? Argument)
{
    private const int ClassIndex = -1;
    private const int NetworkIndex = -2;

    public static Site Class => new(ClassIndex, null);

    public bool IsClass => Layer == ClassIndex;

    public bool IsNetwork => Layer == NetworkIndex;

    public static Site Network(string? argument = null) => new(NetworkIndex, argument);

    public static Site OfLayer(int layer, string? argument = null) => new(layer, argument);
}
