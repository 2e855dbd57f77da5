using System;

namespace NetGen.Generator.Declaration;

/// <summary>
/// One constructor argument of an attribute, defaults included. Integers, enum members and booleans are numbers; text is null where the value is no
/// string.
/// </summary>
/// <param name="IsWritten">Whether it stands in the source; else it has its default.</param>
/// <param name="Quotient">What a division of whole numbers with a remainder was meant to be: <c>1.0 / 2</c> for <c>1 / 2</c>, which is 0.</param>
/// <param name="Stranger">The enum whose member the value ought to be and is not, as in <c>(Activation)99</c>.</param>
internal sealed record Argument(string Name, double Number, string? Text, bool IsWritten, string? Stranger = null, string? Quotient = null)
{
    /// <summary>The value as a parameter of this type takes it.</summary>
    public object? As(Type type) =>
        type == typeof(string) ? Text
        : type == typeof(int) ? (int)Number
        : type == typeof(double) ? (object)Number
        : type == typeof(bool) ? Number != 0
        : type.IsEnum ? Enum.ToObject(type, (int)Number)
        : throw new NotSupportedException($"Option '{Name}' is a {type}, but options are int, double, bool, string or an enum.");
}
