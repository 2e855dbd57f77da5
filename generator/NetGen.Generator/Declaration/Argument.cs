namespace NetGen.Generator.Declaration;

/// <summary>One constructor argument of an attribute, defaults included. Integers, enum members and booleans are numbers; text is null where the value is no string.</summary>
internal sealed record Argument(string Name, double Number, string? Text);
