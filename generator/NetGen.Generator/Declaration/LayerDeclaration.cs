namespace NetGen.Generator.Declaration;

/// <summary>
/// One layer attribute as written: its kind is the attribute's name without the suffix; malformed where the compiler could not bind it;
/// stray where it stands on another declaration of the class than <c>[Network]</c>.
/// </summary>
internal sealed record LayerDeclaration(string Kind, ArgumentList Arguments, bool IsMalformed, bool IsStray = false)
{
    /// <summary>The name it was given; null where it has its default name.</summary>
    public string? Name => Arguments.Find("name")?.Text;

    /// <summary>The layer it takes; null where that is the one before.</summary>
    public string? From => Arguments.Find("from")?.Text;
}
