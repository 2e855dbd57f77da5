namespace NetGen.Generator.Declaration;

/// <summary>What a property of a row is, by its type.</summary>
internal enum PropertyKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A bool.</summary>
    Flag,

    /// <summary>An enum.</summary>
    Category,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A record of further properties.</summary>
    Nested,

    /// <summary>Anything else.</summary>
    Unsupported,

    /// <summary>A type the compiler does not find.</summary>
    Unknown,
}
