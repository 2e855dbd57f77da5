namespace NetGen.Generator.Declaration;

/// <summary>A member of the user's that the generated code declares too, as written in a message, and what to do about it.</summary>
internal sealed record Clash(string Member, string Advice);
