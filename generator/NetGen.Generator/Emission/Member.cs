using System.Collections.Immutable;

namespace NetGen.Generator.Emission;

/// <summary>A member of the user's class.</summary>
/// <param name="Declaration">Everything up to the body.</param>
/// <param name="Body">What follows the arrow, or a body in braces; null where the declaration stands by itself.</param>
/// <param name="Documentation">Lines of XML documentation.</param>
internal sealed record Member(string Declaration, string? Body, params ImmutableArray<string> Documentation)
{
    public ImmutableArray<string> Attributes { get; init; } = [];

    public bool IsConstructor { get; init; }

    /// <summary>Whether the declaration is a whole type, or a text whose lines stay as they are.</summary>
    public bool IsRaw { get; init; }

    /// <summary>Whether the next member follows without a blank line.</summary>
    public bool IsTight { get; init; }
}
