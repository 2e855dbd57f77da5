namespace NetGen.Generator.Declaration;

/// <summary>
/// One constructor argument of an attribute, defaults included. Integers, enum members and booleans are numbers; text is null where the value is no string.
/// </summary>
/// <param name="Stranger">The enum whose member the value ought to be and is not, as in <c>(Activation)99</c>.</param>
internal sealed record Argument(string Name, double Number, string? Text, string? Stranger = null);
