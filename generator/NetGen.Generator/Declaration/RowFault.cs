namespace NetGen.Generator.Declaration;

/// <summary>What keeps a network from having members for its row.</summary>
internal enum RowFault
{
    None,

    /// <summary>The type has no <c>[Features]</c>.</summary>
    NoRow,

    /// <summary>The row does not check, which is said where it is declared.</summary>
    Unsound,

    /// <summary>No member of the network may show the row.</summary>
    Hidden,
}
