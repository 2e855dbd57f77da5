namespace NetGen.Generator.Declaration;

/// <summary>What a property is to a network.</summary>
internal enum PropertyRole
{
    Feature,
    Label,

    /// <summary>It is read from a file and nothing else.</summary>
    Other,
}
